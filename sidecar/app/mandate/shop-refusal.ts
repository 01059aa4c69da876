import { assertNever } from '../../../shared/kernel/assert.ts';
import type { CheckFault } from '../../domain/mandate/check-code.ts';
import type { CodeFault } from '../../domain/mandate/code-moves.ts';
import { type Refusal, refuse } from '../context.ts';

/** Why a code is not taken, for the shop's server: it shows its shoppers words of its own, by the kind. */
export function shopRefusal(fault: CheckFault | CodeFault): Refusal {
  switch (fault) {
    case 'wrong-state':
      return refuse(
        'wrong-state',
        'This code cannot be used: it was taken back, lost or never made.',
      );
    case 'already-used':
      return refuse('already-used', 'This code has been used in another order.');
    case 'expired':
      return refuse('expired', 'The time of this code is over.');
    case 'too-much':
      return refuse('not-allowed', 'More was taken off than this code gives. Take off mostMinor.');
    case 'no-basket':
      return refuse('not-allowed', 'The basket is empty: there is nothing to take it off.');
    case 'other-currency':
      return refuse('not-allowed', 'This code is in another currency than the basket.');
    case 'basket-too-small':
      return refuse('not-allowed', 'The basket is worth less than this code asks.');
    default:
      return assertNever(fault);
  }
}

/** The same for a code of another shop, so that nobody learns that it exists there. */
export const UNKNOWN_CODE = refuse('not-found', 'There is no such code in this shop.');
