import { assertNever } from '../../../shared/kernel/assert.ts';
import type { Code } from '../../domain/mandate/code.ts';
import type { CodeFault } from '../../domain/mandate/code-moves.ts';
import { type Refusal, refuse } from '../context.ts';

/** Why a code stays as it is, said to the agent who wanted to move it. */
export function keptRefusal(fault: CodeFault, { state }: Pick<Code, 'state'>): Refusal {
  switch (fault) {
    case 'already-used':
      return refuse(
        'already-used',
        'The visitor has used this code. Give another one if need be.',
        'code-used',
      );
    case 'expired':
      return refuse('expired', 'The time of this code is over. Give another one.', 'code-over');
    case 'wrong-state':
      return refuse('wrong-state', SENTENCES[state], { word: 'code-stays', of: state });
    case 'too-much':
      return refuse(
        'over-limit',
        'That is more than was set aside for this code.',
        'code-too-much',
      );
    default:
      return assertNever(fault);
  }
}

const SENTENCES: Readonly<Record<Code['state'], string>> = {
  making: 'The shop is still making this code. Wait a moment, then try again.',
  made: 'This code works. It need not be replaced.',
  shown: 'This code works. It need not be replaced.',
  applied: 'This code is in a basket. It need not be replaced.',
  redeemed: 'The visitor has used this code.',
  lost: 'This code was lost at checkout. Replace it.',
  expired: 'The time of this code is over. Give another one.',
  revoked: 'This code was taken back. Give another one.',
  failed: 'The shop could not make this code. Replace it.',
};
