import { assert } from '../../../shared/kernel/assert.ts';
import { asMinor, type Minor } from '../../../shared/kernel/measure.ts';
import type { Exercise } from './exercise.ts';
import type { Charge } from './ledger.ts';

/** The exercise as it stands afterwards, and what the ledger is charged for it (negative: given back). */
export interface Returned {
  readonly exercise: Exercise;
  readonly charges: readonly Charge[];
}

/**
 * What a redemption, an end or a revocation gives back: the difference between what stands in the ledger for this
 * exercise and what it came to, in the very scopes and periods it was set aside in (SPEC MD5). Keep the exercise
 * that is returned: its `charges` are what stands, so that the same again gives nothing back.
 *
 * @param cost what it came to, 0 up to what stands; null when it came to nothing at all (expired, revoked, lost,
 *   failed, not carried out), so that it no longer counts among the exercises either
 * @throws when the cost is more than what stands
 */
export function giveBack(exercise: Exercise, cost: Minor | null): Returned {
  const stands = exercise.cost ?? exercise.reserved;
  const came = cost ?? asMinor(0);
  assert(came >= 0 && came <= stands, `${came} is more than the ${stands} that was set aside`);
  const after = exercise.charges.map((charge) => ({
    scope: charge.scope,
    minor: came,
    exercises: cost === null ? 0 : charge.exercises,
  }));
  const moves = exercise.charges.map(({ scope, minor, exercises }) => ({
    scope,
    minor: asMinor(came - minor),
    // Not -exercises: a negative zero is another thing than a zero.
    exercises: cost === null ? 0 - exercises : 0,
  }));
  return {
    exercise: { ...exercise, cost: came, charges: after },
    charges: moves.filter(({ minor, exercises }) => minor !== 0 || exercises !== 0),
  };
}

/**
 * Open again after its order came to nothing (SPEC CD8): what it came to then is what is set aside now, so that
 * nothing is charged and no limit can be passed.
 */
export function reopen(exercise: Exercise): Exercise {
  return { ...exercise, reserved: exercise.cost ?? exercise.reserved, cost: null };
}
