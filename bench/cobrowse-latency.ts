import { parseArgs } from 'node:util';
import { measureCobrowseLatency } from './cobrowse-latency/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- cobrowse-latency [--json] [--rounds N] [--headed]`: from a change on the shop's page to the same
 * change in the agent's picture, and from either pointer to the other side (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '4' },
    headed: { type: 'boolean', default: false },
    // There is none; taken so that all measurements are called alike.
    'no-peer': { type: 'boolean', default: false },
  },
});

const report = await measureCobrowseLatency({
  rounds: Number(values.rounds),
  isHeadless: !values.headed,
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
