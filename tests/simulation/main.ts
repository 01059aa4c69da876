import { parseArgs } from 'node:util';
import { entry } from '../../scripts/sentence.ts';
import { tellOf } from './check-seeds.ts';
import { type Run, simulate } from './simulate.ts';

const SEEDS = 5_000;
const HOUR_MS = 3_600_000;
const SAID_EVERY = 250;

await entry(async () => {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: String(SEEDS) },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      trace: { type: 'boolean', default: false },
    },
  });
  const from = Number(values.seed ?? values.from);
  const count = values.seed === undefined ? Number(values.seeds) : 1;
  if (!Number.isInteger(from) || !Number.isInteger(count) || count < 1) {
    console.log('Seeds are whole numbers: npm run simulate -- --seeds 100 --from 1, or --seed 7.');
    return 1;
  }
  const begun = performance.now();
  const broken: Run[] = [];
  let simulatedMs = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const run = await simulate(seed, { isWhole: values.trace });
    simulatedMs += run.simulatedMs;
    if (values.trace) for (const step of run.story) console.log(step);
    if (run.broken !== null) {
      broken.push(run);
      console.log(tellOf(run));
    }
    const done = seed - from + 1;
    if (done % SAID_EVERY === 0) console.log(progress(done, count, broken.length));
  }
  const minutes = (performance.now() - begun) / 60_000;
  const hours = simulatedMs / HOUR_MS;
  console.log(
    `${count} seeds, ${broken.length} broken; ${hours.toFixed(1)} hours simulated, ${(hours / minutes).toFixed(1)} a minute.`,
  );
  if (broken.length > 0) console.log(`Broken: ${broken.map(({ seed }) => seed).join(', ')}`);
  return broken.length > 0 ? 1 : 0;
});

function progress(done: number, count: number, broken: number): string {
  return `${done} of ${count} seeds, ${broken} broken`;
}
