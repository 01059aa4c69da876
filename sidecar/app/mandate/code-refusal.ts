import { assertNever } from '../../../shared/kernel/assert.ts';
import type { Code } from '../../domain/mandate/code.ts';
import type { CodeFault } from '../../domain/mandate/code-moves.ts';
import { type Refusal, refuse } from '../context.ts';

/** Why a step cannot be taken with a code, said to the agent who would take it. */
export function codeRefusal(fault: CodeFault, { state, order }: Code): Refusal {
  switch (fault) {
    case 'already-used':
      return refuse('already-used', `This code was used in order ${order}. Give another one.`);
    case 'expired':
      return refuse('expired', 'The time of this code is over. Give another one.');
    case 'wrong-state':
      return refuse('wrong-state', `This cannot be done with a code that is ${state}.`);
    case 'too-much':
      return refuse('over-limit', 'That is more than this code gives.');
    default:
      return assertNever(fault);
  }
}
