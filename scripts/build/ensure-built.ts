import { sentenceInOutput } from '../sentence.ts';
import { buildTarget, isBuilt } from './build-target.ts';
import { type Target, targets } from './targets.ts';

/** Builds what changed since it was last built; says so on standard error. */
export async function ensureBuilt(
  say: (line: string) => void = sayOnStderr,
  wanted: readonly Target[] = targets,
): Promise<boolean> {
  const stale = wanted.filter((target) => !isBuilt(target));
  if (stale.length === 0) {
    say('What is needed is as built before.');
    return true;
  }
  for (const target of stale) {
    const startedMs = performance.now();
    const { faults } = await buildTarget(target);
    if (faults.length > 0) {
      say(`Building ${target.name} failed. ${explain(faults.join('\n'))}`);
      return false;
    }
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    say(`Built ${target.name} in ${seconds} s.`);
  }
  return true;
}

function explain(faults: string): string {
  return sentenceInOutput(faults) ?? `It said:\n${faults}`;
}

function sayOnStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
