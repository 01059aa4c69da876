import { parseArgs } from 'node:util';
import { findBrowser } from '../../scripts/find-browser.ts';
import { openMirror } from './mirror.ts';
import { programs } from './programs.ts';

/**
 * `npm run mirror -- [--seed 1] [--count 10000]`: pages that change at random, recorded and shown again, each
 * compared. Ends with 1 when one differs; its number is the seed and place that brings it back.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '10000' } },
});
const count = Number(values.count);
const found = findBrowser();
if (found === undefined) throw new Error('No browser was found.');
const mirror = await openMirror(found.path);
const BATCH = 500;
let faults = 0;
try {
  for (let done = 0; done < count; done += BATCH) {
    const seed = Number(values.seed) + done / BATCH;
    const outcomes = await mirror.run(programs(seed, Math.min(BATCH, count - done)));
    const bad = outcomes.filter(({ fault }) => fault !== '');
    faults += bad.length;
    for (const { seed: number, fault } of bad) console.log(`${number}: ${fault}`);
    console.log(`seed ${seed}: ${outcomes.length} pages, ${bad.length} differ`);
  }
} finally {
  await mirror.close();
}
console.log(`${count} pages, ${faults} differ`);
process.exitCode = faults === 0 ? 0 : 1;
