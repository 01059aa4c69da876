import { parseArgs } from 'node:util';
import { asTable as asLines } from './measure/report.ts';
import { measureScore } from './score/measure.ts';

/**
 * `npm run bench -- score [--json] [--rounds N] [--rows N] [--sessions N]`: a score from a row, how long learning takes, and how
 * live signals fare beside it (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    rows: { type: 'string', default: '100000' },
    sessions: { type: 'string', default: '20000' },
  },
});

const report = await measureScore({
  rounds: Number(values.rounds),
  rows: Number(values.rows),
  sessions: Number(values.sessions),
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asLines(report).join('\n')}\n`,
);
