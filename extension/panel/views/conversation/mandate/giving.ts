import { type Signal, useSignal } from '@preact/signals';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import type { Step } from '../../../../../shared/protocol/messages/mandate.ts';
import { usePanel } from '../../../state/panel.ts';

/** The mandate that was on screen: another version of it is refused (SPEC MD4). */
type Under = { readonly mandate: string; readonly version: number };

/** Something that may be asked of a lead. */
export type ToAsk = Under & {
  readonly step: Step;
  readonly what: string;
  readonly cost: number;
  readonly currency: string;
};

/** What can be done in the region, and what was just done in it. */
export type Giving = {
  /** Nothing can be given or asked now: the link is gone. */
  readonly isOffline: boolean;
  /** Nothing can be given now: one is on its way, or the link is gone. */
  readonly isHeld: boolean;
  readonly give: (under: Under, step: Step) => void;
  readonly ask: (what: ToAsk) => void;
  /** What is being asked for, in its form. */
  readonly toAsk: Signal<ToAsk | null>;
  /** What was given here last: the focus goes on with it. */
  readonly last: Signal<string | null>;
};

/** @param again asks anew what may be given, after a no */
export function useGiving({ conversation }: ConversationCard, again: () => void): Giving {
  const { commands, newId, port } = usePanel();
  const toAsk = useSignal<ToAsk | null>(null);
  const last = useSignal<string | null>(null);
  const isGiving = (pending: typeof commands.pending.value) =>
    pending.some((body) => body.type === 'mandate.exercise' && body.conversation === conversation);
  // Kept for later it would be given by surprise, long after the visitor stopped waiting.
  const isOffline = port.link.value?.kind !== 'live';
  return {
    isOffline,
    isHeld: isGiving(commands.pending.value) || isOffline,
    give: ({ mandate, version }, step) => {
      if (isGiving(commands.pending.peek())) return;
      const exercise = newId();
      last.value = exercise;
      commands.send(
        { type: 'mandate.exercise', exercise, conversation, mandate, version, step },
        {
          onEnd: ({ kind }) => {
            if (kind === 'refused') again();
          },
        },
      );
    },
    ask: (what) => {
      toAsk.value = what;
    },
    toAsk,
    last,
  };
}
