import { type ReadonlySignal, signal } from '@preact/signals';
import { DRAFT_ON_SCREEN_MS } from '../../../shared/protocol/limits.ts';
import type { Suggested } from '../../../shared/protocol/messages/suggestion.ts';
import type { Later, PanelPort } from './port.ts';

/** What a visitor writes and has not sent, with what the knowledge has for it. */
export type Draft = { readonly text: string; readonly suggestions: readonly Suggested[] };

export interface Drafts {
  /** By conversation; only visitors who have it shared, and only while they write. Held nowhere else (SPEC DR1). */
  readonly byConversation: ReadonlySignal<ReadonlyMap<string, Draft>>;
}

export function followDrafts(port: PanelPort, later: Later, now: () => number): Drafts {
  const byConversation = signal<ReadonlyMap<string, Draft>>(new Map());
  const until = new Map<string, number>();

  const put = (conversation: string, draft: Draft | null) => {
    const next = new Map(byConversation.peek());
    if (draft === null) {
      if (!next.delete(conversation)) return;
    } else next.set(conversation, draft);
    byConversation.value = next;
  };
  port.onMessage((message) => {
    // A line of the visitor's has come, and with it what was being written: the background says so.
    if (message.kind === 'typing' && !message.isTyping) put(message.conversation, null);
    if (message.kind === 'erased') for (const gone of message.conversations) put(gone, null);
    if (message.kind !== 'draft') return;
    const { conversation, text, suggestions } = message;
    if (text.trim() === '') return put(conversation, null);
    put(conversation, { text, suggestions });
    until.set(conversation, now() + DRAFT_ON_SCREEN_MS);
    later(() => {
      if ((until.get(conversation) ?? 0) <= now()) put(conversation, null);
    }, DRAFT_ON_SCREEN_MS);
  });
  return { byConversation };
}
