import { assert } from '../../../shared/kernel/assert.ts';
import { NAME_MAX_CHARS } from '../../../shared/protocol/limits.ts';
import type { Code } from '../../domain/mandate/code.ts';
import type { Exercise } from '../../domain/mandate/exercise.ts';
import type { Work } from '../context.ts';
import { tellExercise } from './tell.ts';

/** Keeps a code as it is now and tells the agents concerned; moves nothing in the ledger. */
export async function tellCode(work: Work, code: Code): Promise<void> {
  await work.tx.codes.put(code);
  await tellExercise(work, await exerciseOf(work, code), code);
}

/** What was given by this code. */
export async function exerciseOf({ tx }: Work, { code, exercise }: Code): Promise<Exercise> {
  const given = await tx.exercises.find(exercise);
  assert(given !== null, `code ${code} belongs to something given`);
  return given;
}

/** What somebody else's program said, no longer than a card has room for. */
export function shortly(sentence: string): string {
  return sentence.length <= NAME_MAX_CHARS ? sentence : `${sentence.slice(0, NAME_MAX_CHARS - 1)}…`;
}
