import type { LearningAnswered } from '../../shared/protocol/messages/learning.ts';
import type { Ack, Refused } from '../../shared/protocol/messages/receipt.ts';
import type { MeasuresAnswered } from '../../shared/protocol/messages/report.ts';
import type { AgentAnswer } from '../../shared/protocol/shape.ts';
import { spokenExercise } from '../app/mandate/spoken-cards.ts';
import { spokenAct, spokenRow } from './spoken-reason.ts';

/** The version in which options have bounds, refusals the word of a denial, and measures an effect. */
const WORDS_SINCE = 5;

/** The version in which a refusal has a reason that can be said in any language. */
const REASONS_SINCE = 6;

/** An answer as a panel of this version can be told it: without the fields that it does not know (SPEC PR5). */
export function spokenAnswer(version: number, answer: AgentAnswer): AgentAnswer {
  if (version >= REASONS_SINCE) return answer;
  if (answer.type === 'ledger.checked') {
    const { fault, ...checked } = answer;
    return checked;
  }
  if (answer.type === 'learning.answered') return spokenLearning(answer);
  if (version >= WORDS_SINCE) return answer;
  if (answer.type === 'measures.answered') return spokenMeasures(answer);
  if (answer.type === 'visitor.answered') {
    return { ...answer, row: answer.row === null ? null : spokenRow(version, answer.row) };
  }
  if (answer.type === 'journey.answered') {
    return { ...answer, acts: answer.acts.map((act) => spokenAct(version, act)) };
  }
  if (answer.type !== 'allowed.answered') return answer;
  return {
    ...answer,
    options: answer.options.map(({ bounds, ...option }) => option),
    given: answer.given.map((card) => spokenExercise(version, card)),
  };
}

function spokenLearning({ weighedBy, models, ...answer }: LearningAnswered): AgentAnswer {
  return { ...answer, models: models.map(({ effects, ...model }) => model) };
}

function spokenMeasures({ ratios, maps, ...answer }: MeasuresAnswered): AgentAnswer {
  return { ...answer, maps: maps.map(({ effect, ...counts }) => counts) };
}

/** The same of a receipt. */
export function spokenReceipt(version: number, receipt: Ack | Refused): Ack | Refused {
  if (version >= REASONS_SINCE || receipt.type === 'ack') return receipt;
  const { reason, denial, ...refused } = receipt;
  return version >= WORDS_SINCE && denial !== undefined ? { ...refused, denial } : refused;
}
