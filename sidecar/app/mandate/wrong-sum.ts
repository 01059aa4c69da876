import { TITLE_MAX_CHARS } from '../../../shared/protocol/limits.ts';
import type { Used } from '../../ports/store/ledger.ts';
import type { SaidFault } from './said-fault.ts';
import type { ScopeSketch } from './scope-sketch.ts';
import { type Walking, walkLedger } from './walk-ledger.ts';

const NOTHING: Used = { minor: 0, exercises: 0 };

/**
 * The first sum that is not what the chain adds up to, in a sentence (SPEC LG3); null when all are. Only when one is
 * wrong is the chain walked again, and only what shares a bucket with it is held.
 */
export async function wrongSum(walking: Walking, sketch: ScopeSketch): Promise<SaidFault | null> {
  const [bucket] = [...sketch.differing()].sort((a, b) => a - b);
  if (bucket === undefined) return null;
  const charged = new Map<string, Used>();
  const summed = new Map<string, Used>();
  await walkLedger(walking, {
    row: () => true,
    charge: ({ scope, minor, exercises }) => {
      if (sketch.bucketOf(scope) !== bucket) return;
      const before = charged.get(scope) ?? NOTHING;
      charged.set(scope, { minor: before.minor + minor, exercises: before.exercises + exercises });
    },
    sum: (scope, sum) => {
      if (sketch.bucketOf(scope) === bucket) summed.set(scope, sum);
    },
  });
  const scopes = [...new Set([...charged.keys(), ...summed.keys()])].sort();
  for (const scope of scopes) {
    const is = summed.get(scope) ?? NOTHING;
    const ought = charged.get(scope) ?? NOTHING;
    if (is.minor !== ought.minor || is.exercises !== ought.exercises) {
      const says = `${brief(is)} ≠ ${brief(ought)}: ${scope}`;
      return {
        sentence: `The sum of ${scope} is not what the ledger adds up to: it says ${told(is)}, and the rows say ${told(ought)}.`,
        fault: { word: 'sum-wrong', says: says.slice(0, TITLE_MAX_CHARS) },
      };
    }
  }
  return {
    sentence:
      'A sum was not what the ledger adds up to, and was when it was looked at again. Check once more.',
    fault: { word: 'sum-moved' },
  };
}

/** Without words: the amount in minor units, and of how many exercises. */
function brief({ minor, exercises }: Used): string {
  return `${minor} (${exercises}×)`;
}

function told({ minor, exercises }: Used): string {
  return `${minor} in ${exercises} ${exercises === 1 ? 'exercise' : 'exercises'}`;
}
