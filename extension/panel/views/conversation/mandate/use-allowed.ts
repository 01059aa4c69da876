import { useEffect, useRef } from 'preact/hooks';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import type { AgentAnswer } from '../../../../../shared/protocol/shape.ts';
import { usePanel } from '../../../state/panel.ts';
import type { Asking } from '../../../state/questions.ts';
import { useAnswers } from '../../../state/use-live.ts';

/** Several changes of one moment (given, so less is left, so the basket is worth less) are one question. */
export const AGAIN_AFTER_MS = 250;

type Answer = Extract<AgentAnswer, { type: 'allowed.answered' }>;

export type AllowedNow = {
  /** The newest there is, also while a newer one is asked for; undefined before the first. */
  readonly answer: Answer | undefined;
  readonly asking: Asking;
  /** Asks again at once. */
  readonly again: () => void;
};

/**
 * What may be given in this conversation, here and now: asked when it is shown or opened, and again
 * whenever the basket, the holder, a mandate or something given changes. What was answered last stays
 * on screen meanwhile.
 */
export function useAllowed(card: ConversationCard, isAsked: boolean, isOpen: boolean): AllowedNow {
  const { questions, tables, pulse, later } = usePanel();
  const { conversation, visitor, holder } = card;
  const question = { type: 'allowed.ask', conversation } as const;
  const { rows, asking } = useAnswers(isAsked ? [question] : []);
  const row = pulse.ofVisitor(visitor);
  const changes = tables.allowedChanges.value;
  const basket = row === undefined ? '' : `${row.basketMinor} ${row.basketCount} ${row.currency}`;
  const mark = `${holder} ${basket} ${changes} ${isOpen}`;
  const last = useRef<{ mark: string; isWaiting: boolean; isShown: boolean } | null>(null);

  useEffect(() => {
    if (!isAsked || changes === undefined) return;
    const before = last.current;
    if (before === null) {
      last.current = { mark, isWaiting: false, isShown: true };
      return;
    }
    if (before.mark === mark) return;
    before.mark = mark;
    if (before.isWaiting) return;
    before.isWaiting = true;
    later(() => {
      before.isWaiting = false;
      if (before.isShown) questions.ask(question);
    }, AGAIN_AFTER_MS);
  }, [mark, isAsked]);
  useEffect(
    () => () => {
      if (last.current !== null) last.current.isShown = false;
    },
    [],
  );

  const found = rows?.[0]?.answer;
  return {
    answer: found?.type === 'allowed.answered' ? found : undefined,
    asking,
    again: () => questions.ask(question),
  };
}
