import { parseArgs } from 'node:util';
import { measureApproval } from './approval/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- approval [--json] [--marks N] [--headed]`: from the agent's key that asks to the question drawn in the
 * lead's own side panel (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    marks: { type: 'string', default: '50' },
    headed: { type: 'boolean', default: false },
  },
});

const report = await measureApproval({
  marks: Number(values.marks),
  isHeadless: !values.headed,
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
