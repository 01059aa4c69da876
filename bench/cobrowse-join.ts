import { parseArgs } from 'node:util';
import { measureCobrowseJoin } from './cobrowse-join/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- cobrowse-join [--json] [--rounds N] [--changes-ms N] [--headed]`: how soon somebody who comes late
 * sees the page (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '20' },
    'changes-ms': { type: 'string', default: '60000' },
    headed: { type: 'boolean', default: false },
    // There is none; taken so that all measurements are called alike.
    'no-peer': { type: 'boolean', default: false },
  },
});

const report = await measureCobrowseJoin({
  rounds: Number(values.rounds),
  changesMs: Number(values['changes-ms']),
  isHeadless: !values.headed,
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
