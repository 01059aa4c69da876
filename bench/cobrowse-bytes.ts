import { parseArgs } from 'node:util';
import { measureCobrowseBytes } from './cobrowse-bytes/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- cobrowse-bytes [--json] [--no-peer] [--minute-ms N]`: what a minute of looking along takes on
 * the wire, beside other recorders (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    'no-peer': { type: 'boolean', default: false },
    'minute-ms': { type: 'string', default: '60000' },
  },
});

const report = await measureCobrowseBytes({
  minuteMs: Number(values['minute-ms']),
  hasPeer: !values['no-peer'],
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
