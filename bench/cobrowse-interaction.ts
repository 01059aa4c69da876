import { parseArgs } from 'node:util';
import { measureCobrowseInteraction } from './cobrowse-interaction/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- cobrowse-interaction [--json] [--rounds N] [--no-peer]`: what looking along adds to the time from
 * a click to what it shows, on a processor four times slower (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '15' },
    'no-peer': { type: 'boolean', default: false },
  },
});

const report = await measureCobrowseInteraction({
  rounds: Number(values.rounds),
  hasPeer: !values['no-peer'],
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
