import type { Ack, Refused } from '../../shared/protocol/messages/receipt.ts';
import type { AgentAnswer } from '../../shared/protocol/shape.ts';
import { spokenExercise } from '../app/mandate/cards.ts';

/** The version in which options have bounds and refusals the word of a denial. */
const WORDS_SINCE = 5;

/** An answer as a panel of this version can be told it: without the fields that it does not know (SPEC PR5). */
export function spokenAnswer(version: number, answer: AgentAnswer): AgentAnswer {
  if (version >= WORDS_SINCE || answer.type !== 'allowed.answered') return answer;
  return {
    ...answer,
    options: answer.options.map(({ bounds, ...option }) => option),
    given: answer.given.map((card) => spokenExercise(version, card)),
  };
}

/** The same of a receipt. */
export function spokenReceipt(version: number, receipt: Ack | Refused): Ack | Refused {
  if (version >= WORDS_SINCE || receipt.type === 'ack') return receipt;
  const { denial, ...refused } = receipt;
  return refused;
}
