import { parseArgs } from 'node:util';
import { measureIdle } from './idle/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- idle [--json] [--rounds N]`: what one more idle visitor costs the sidecar in memory
 * (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
  },
});

const report = await measureIdle({
  rounds: Number(values.rounds),
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
