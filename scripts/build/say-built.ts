import type { BuildOutcome } from './build-target.ts';
import type { Target } from './targets.ts';

/** Tells sizes and faults of what was built. False when it may not be used. */
export function sayBuilt(target: Target, { faults, sizes }: BuildOutcome): boolean {
  console.log(`${target.name}${faults.length === 0 ? '' : ' failed'}`);
  for (const line of [...sizes, ...faults]) console.log(`  ${line}`);
  return faults.length === 0;
}
