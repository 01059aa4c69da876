import { parseArgs } from 'node:util';
import { measureFloorLatency } from './floor-latency/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- floor-latency [--json] [--marks N] [--headed]`: from a signal on the shop's page to its
 * row in the real side panel, and from a chat line to the other side, both ways (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    marks: { type: 'string', default: '100' },
    headed: { type: 'boolean', default: false },
  },
});

const report = await measureFloorLatency({
  marks: Number(values.marks),
  isHeadless: !values.headed,
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
