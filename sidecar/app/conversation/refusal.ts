import { assertNever } from '../../../shared/kernel/assert.ts';
import type { Fault } from '../../domain/conversation/change.ts';
import { type Refusal, refuse } from '../context.ts';

/** Why a step cannot be taken, said to the person who asked. */
export function refusalOf(fault: Fault): Refusal {
  switch (fault) {
    case 'waiting':
      return refuse(
        'wrong-state',
        'This conversation is waiting in the queue. Accept it first.',
        'conversation-waiting',
      );
    case 'unanswered':
      return refuse(
        'wrong-state',
        'Nobody has answered this conversation yet. Accept it first.',
        'conversation-unanswered',
      );
    case 'talking':
      return refuse(
        'wrong-state',
        'This conversation is going on. End it first.',
        'conversation-going-on',
      );
    case 'ended':
      return refuse(
        'wrong-state',
        'This conversation has ended. Only its wrap-up is open.',
        'conversation-ended',
      );
    case 'closed':
      return refuse(
        'wrong-state',
        'This conversation is closed. The visitor can start a new one.',
        'conversation-closed',
      );
    case 'held-by-another':
      return NOT_HOLDER;
    case 'held-already':
      return refuse('wrong-state', 'This agent holds the conversation already.', 'held-already');
    default:
      return assertNever(fault);
  }
}

export const NOT_HOLDER = refuse(
  'not-holder',
  'Somebody else holds this conversation. Take it over first.',
  'held-by-another',
);

export const NO_CONVERSATION = refuse(
  'not-found',
  'This conversation does not exist, or is not yours.',
  'no-conversation',
);

export const NO_ROOM = refuse(
  'at-capacity',
  'There is no free slot. End a conversation or hand one over, then try again.',
  'no-slot',
);

export const BLOCKED = refuse('blocked', 'This chat is closed to you.');
