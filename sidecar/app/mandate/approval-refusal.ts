import { assertNever } from '../../../shared/kernel/assert.ts';
import type { Approval } from '../../domain/mandate/approval.ts';
import type { ApprovalAskFault, ApprovalFault } from '../../domain/mandate/approval-moves.ts';
import type { Mandate } from '../../domain/mandate/mandate.ts';
import { type Refusal, refuse } from '../context.ts';

/** Why a question may not be asked, said to the agent. */
export function askRefusal(fault: ApprovalAskFault, { terms }: Pick<Mandate, 'terms'>): Refusal {
  switch (fault) {
    case 'nobody-to-answer':
      return refuse(
        'not-found',
        `Nobody else may decide about "${terms.name}". Ask a lead to name somebody who may.`,
        { word: 'nobody-to-answer', name: terms.name },
      );
    case 'asked-already':
      return refuse(
        'wrong-state',
        'This was asked already. Wait for the answer, or withdraw it.',
        'asked-already',
      );
    case 'asked-enough':
      return refuse(
        'wrong-state',
        'Enough is asked in this conversation. Wait for an answer.',
        'asked-enough',
      );
    default:
      return assertNever(fault);
  }
}

/** Why an answer does not count, said to who gave it. */
export function answerRefusal(
  fault: ApprovalFault,
  { state, words }: Pick<Approval, 'state' | 'words'>,
  answeredBy: string | null,
): Refusal {
  switch (fault) {
    case 'not-allowed':
      return refuse(
        'not-allowed',
        'You were not asked this. Somebody who was may pass it to you.',
        'not-asked-of-you',
      );
    case 'expired':
      return refuse(
        'expired',
        'The time to answer is over. The agent may ask again.',
        'answered-late',
      );
    case 'not-less':
      return refuse(
        'over-limit',
        'You can allow less of the same, not more and nothing else.',
        'not-less',
      );
    case 'wrong-state':
      return refuse('wrong-state', `${overSentence(state, answeredBy)}${said(words)}`, {
        word: 'answered-already',
        of: state,
        ...(answeredBy === null ? {} : { name: answeredBy }),
        says: words.slice(0, SAID_MAX_CHARS),
      });
    default:
      return assertNever(fault);
  }
}

function overSentence(state: Approval['state'], answeredBy: string | null): string {
  if (state === 'withdrawn') return 'This question was withdrawn.';
  const who = answeredBy ?? 'Somebody else';
  if (state === 'refused') return `${who} has answered this already: no.`;
  return `${who} has answered this already: ${state === 'lowered' ? 'less' : 'yes'}.`;
}

function said(words: string): string {
  return words === '' ? '' : ` They said: ${words.slice(0, SAID_MAX_CHARS)}`;
}

const SAID_MAX_CHARS = 100; // the sentence as a whole fits a refusal
