import { assert } from '../../../shared/kernel/assert.ts';
import type { Deciding } from '../../domain/engagement/learned-decision.ts';
import { decidingBy } from '../../domain/engagement/prior/prior.ts';
import { readPrior } from '../../domain/engagement/prior/read-prior.ts';

/** What decides in a shop that has not learned yet (SPEC DP3). @throws when our own text is broken, which is a bug */
export function priorFrom(text: string): Deciding {
  const read = readPrior(text);
  assert(read.isOk, read.isOk ? '' : read.error);
  return decidingBy(read.value);
}
