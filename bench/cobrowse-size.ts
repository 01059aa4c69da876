import { parseArgs } from 'node:util';
import { measureCobrowseSize } from './cobrowse-size/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- cobrowse-size [--json] [--no-peer]`: what a visitor loads who has agreed to be looked along with,
 * beside other recorders (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    // Sizes are the same every time; taken so that all measurements are called alike.
    rounds: { type: 'string', default: '1' },
    'no-peer': { type: 'boolean', default: false },
  },
});

const report = await measureCobrowseSize({
  hasPeer: !values['no-peer'],
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
