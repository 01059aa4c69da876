import { parseArgs } from 'node:util';
import { asTable } from './measure/report.ts';
import { measurePanelOpen } from './panel-open/measure.ts';

/**
 * `npm run bench -- panel-open [--json] [--rounds N]`: from the click on the icon to a drawn floor in the real
 * side panel, beside a blank one; then an hour of a shop's signals in minutes, and the panel's memory
 * (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '30' },
  },
});

const report = await measurePanelOpen({
  rounds: Number(values.rounds),
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
