import { parseArgs } from 'node:util';
import { measureCobrowseCpu } from './cobrowse-cpu/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- cobrowse-cpu [--json] [--rounds N] [--no-peer]`: main-thread time that recording adds to pages
 * that change a lot (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '15' },
    'no-peer': { type: 'boolean', default: false },
  },
});

const report = await measureCobrowseCpu({
  rounds: Number(values.rounds),
  hasPeer: !values['no-peer'],
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
