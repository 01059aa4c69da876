import { type ReadonlySignal, signal } from '@preact/signals';
import { TYPING_EVERY_MS, TYPING_SHOWN_MS } from '../../../shared/protocol/limits.ts';
import type { Later, PanelPort } from './port.ts';

export interface Typing {
  /** Conversations in which the visitor is writing now. */
  readonly visitors: ReadonlySignal<ReadonlySet<string>>;
  /** The agent touched a key; says so at most every TYPING_EVERY_MS. */
  note(conversation: string, isTyping: boolean): void;
}

export function followTyping(port: PanelPort, later: Later, now: () => number): Typing {
  const visitors = signal<ReadonlySet<string>>(new Set());
  const until = new Map<string, number>();
  const said = new Map<string, number>();

  const show = (conversation: string, isTyping: boolean) => {
    const next = new Set(visitors.peek());
    if (isTyping) next.add(conversation);
    else next.delete(conversation);
    if (next.size !== visitors.peek().size) visitors.value = next;
  };
  port.onMessage((message) => {
    if (message.kind !== 'typing') return;
    const { conversation, isTyping } = message;
    show(conversation, isTyping);
    if (!isTyping) return;
    until.set(conversation, now() + TYPING_SHOWN_MS);
    // "Stopped" may get lost on the way: live messages may.
    later(() => {
      if ((until.get(conversation) ?? 0) <= now()) show(conversation, false);
    }, TYPING_SHOWN_MS);
  });
  return {
    visitors,
    note: (conversation, isTyping) => {
      const before = said.get(conversation);
      if (isTyping && before !== undefined && now() - before < TYPING_EVERY_MS) return;
      if (!isTyping && before === undefined) return;
      if (isTyping) said.set(conversation, now());
      else said.delete(conversation);
      port.post({ kind: 'typing', conversation, isTyping });
    },
  };
}
