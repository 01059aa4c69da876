import { parseArgs } from 'node:util';
import { asTable } from './measure/report.ts';
import { measurePageCost } from './page-cost/measure.ts';

/**
 * `npm run bench -- page-cost [--json] [--rounds N] [--no-peer]`: what the tag costs the shop's page, on a processor four
 * times slower (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '30' },
    'no-peer': { type: 'boolean', default: false },
  },
});

const report = await measurePageCost({
  rounds: Number(values.rounds),
  hasPeer: !values['no-peer'],
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
