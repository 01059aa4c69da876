import { assertNever } from '../../../shared/kernel/assert.ts';
import type { AnswerFault } from '../../domain/cobrowse/answer.ts';
import type { AskFault } from '../../domain/cobrowse/ask.ts';
import type { InviteFault, WatchFault } from '../../domain/cobrowse/watch.ts';
import { type Refusal, refuse } from '../context.ts';
import { NOT_HOLDER } from '../conversation/refusal.ts';

/** Why it is not asked, said to the agent. */
export function askRefusal(fault: AskFault): Refusal {
  switch (fault) {
    case 'not-holder':
      return NOT_HOLDER;
    case 'not-talking':
      return refuse(
        'wrong-state',
        'You can ask to look along while you are talking.',
        'not-talking',
      );
    case 'asked-already':
      return refuse(
        'wrong-state',
        'You asked already, or are looking along. End that first.',
        'along-already',
      );
    case 'refused-enough':
      return refuse(
        'wrong-state',
        'The visitor does not want this. Do not ask again.',
        'along-unwanted',
      );
    case 'asked-enough':
      return refuse(
        'wrong-state',
        'This has been asked too often in this conversation.',
        'along-asked-enough',
      );
    default:
      return assertNever(fault);
  }
}

/** Why a yes comes to nothing, said to the visitor. */
export function answerRefusal(fault: AnswerFault): Refusal {
  switch (fault) {
    case 'too-late':
      return refuse('expired', 'The question has expired. We can ask again.');
    case 'over':
      return refuse('wrong-state', 'Looking along is over. We can ask again.');
    default:
      return assertNever(fault);
  }
}

/** Why a colleague is not invited. */
export function inviteRefusal(fault: InviteFault): Refusal {
  switch (fault) {
    case 'over':
      return OVER;
    case 'full':
      return refuse(
        'at-capacity',
        'As many colleagues as can be have been invited.',
        'along-invited-enough',
      );
    default:
      return assertNever(fault);
  }
}

/** Why somebody may not watch. */
export function watchRefusal(fault: WatchFault): Refusal {
  switch (fault) {
    case 'not-agreed':
      return NOT_AGREED;
    case 'over':
      return OVER;
    case 'not-invited':
      return refuse(
        'not-allowed',
        'Ask who holds this conversation to invite you.',
        'along-not-invited',
      );
    case 'full':
      return refuse('at-capacity', 'As many people as can be have looked along.', 'along-full');
    default:
      return assertNever(fault);
  }
}

export const NOT_AGREED = refuse('not-consented', 'The visitor has not agreed to this.');
export const OVER = refuse(
  'wrong-state',
  'Looking along is over. It can be asked again.',
  'along-over',
);
export const NO_COBROWSE = refuse(
  'not-found',
  'This does not exist, or is not yours to see.',
  'no-cobrowse',
);
