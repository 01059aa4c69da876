import { parseArgs } from 'node:util';
import { MINUTE_OF_FAULTS, WAIT_SHARE } from './harness/minute.ts';
import { ourCast } from './harness/our-cast.ts';
import { type Outcome, run } from './harness/run.ts';
import { seedOfThisRun } from './harness/seed.ts';

/**
 * `npm run faults -- [--minutes 60] [--seed N]`: minutes of faults, one run after the other, each with a seed
 * of its own, until one does harm. Here black holes may last until somebody gives up.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(seedOfThisRun()) },
  },
});

const minutes = Number(values.minutes);
let isUnharmed = true;
for (let minute = 0; minute < minutes && isUnharmed; minute += 1) {
  const seed = Number(values.seed) + minute;
  const cast = ourCast({ agentBreaks: [], waitShare: WAIT_SHARE });
  const outcome = await run(cast, { ...MINUTE_OF_FAULTS, hasEndlessHoles: true, seed });
  isUnharmed = harmIn(outcome) === 0;
  const { faultsTotal, lines, faults } = outcome;
  console.log(
    `minute ${minute + 1} of ${minutes}, seed ${seed}: ${lines} lines, ${faultsTotal} faults, ${isUnharmed ? 'no harm' : 'HARM'}`,
  );
  if (!isUnharmed) console.log(JSON.stringify({ faults, judged: outcome.judged }, null, 2));
}
process.exitCode = isUnharmed ? 0 : 1;

function harmIn({ judged }: Outcome): number {
  return Object.values(judged).reduce(
    (sum, { lost, doubled, reordered, strange }) => sum + lost + doubled + reordered + strange,
    0,
  );
}
