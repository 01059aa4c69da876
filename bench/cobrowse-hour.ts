import { parseArgs } from 'node:util';
import { measureCobrowseHour } from './cobrowse-hour/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- cobrowse-hour [--json] [--minutes N] [--headed]`: what page, viewer and sidecar hold in memory
 * while somebody looks along for an hour (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '60' },
    headed: { type: 'boolean', default: false },
    // There is none; taken so that all measurements are called alike.
    'no-peer': { type: 'boolean', default: false },
  },
});

const report = await measureCobrowseHour({
  minutes: Number(values.minutes),
  isHeadless: !values.headed,
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
