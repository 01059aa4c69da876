import { parseArgs } from 'node:util';
import { measureDelivery } from './delivery/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- delivery [--json] [--rounds N] [--seconds N] [--seed N]`: lines lost, doubled and out
 * of order under the faults of tests/faults, beside a plain relay and socket.io (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});

const report = await measureDelivery({
  rounds: Number(values.rounds),
  forMs: Number(values.seconds) * 1_000,
  seed: Number(values.seed),
  say: (line) => process.stderr.write(`${line}\n`),
});
// A client of somebody else may go on looking for its server; nobody waits for that.
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
  () => process.exit(0),
);
