import { parseArgs } from 'node:util';
import { measureCobrowseStart } from './cobrowse-start/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- cobrowse-start [--json] [--rounds N] [--elements N]`: how long a page stands still when looking along
 * begins, on a processor four times slower (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '15' },
    elements: { type: 'string', default: '10000' },
    // rrweb is part of what the product is made of, so there is nothing to leave out.
    'no-peer': { type: 'boolean', default: false },
  },
});

const report = await measureCobrowseStart({
  rounds: Number(values.rounds),
  elements: Number(values.elements),
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
