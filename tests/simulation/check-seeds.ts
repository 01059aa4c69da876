import { type Run, simulate } from './simulate.ts';

const STORY_SHOWN = 60;
/** A simulation takes the processor's time and no other; on a machine that is busy it takes long. */
export const SIMULATION_TIMEOUT_MS = 900_000;

/** Runs these seeds; the first that breaks a rule throws with what happened and how to see it again. */
export async function checkSeeds(from: number, count: number): Promise<number> {
  let simulatedMs = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const run = await simulate(seed);
    simulatedMs += run.simulatedMs;
    if (run.broken !== null) throw new Error(tellOf(run));
  }
  return simulatedMs;
}

/** A broken seed in words: the rule, the last steps, and the command that shows it whole. */
export function tellOf({ seed, broken, story }: Run): string {
  return [
    `Seed ${seed} breaks [${broken?.rule}]: ${broken?.sentence}`,
    ...story.slice(-STORY_SHOWN),
    `Again: npm run simulate -- --seed ${seed} --trace`,
  ].join('\n');
}
