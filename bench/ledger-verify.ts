import { parseArgs } from 'node:util';
import { measureLedgerVerify } from './ledger-verify/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- ledger-verify [--json] [--rounds N] [--rows N]`: checking a whole ledger, every row, sum and
 * signed head of it (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    rows: { type: 'string', default: '1000000' },
  },
});

const report = await measureLedgerVerify({
  rounds: Number(values.rounds),
  rows: Number(values.rows),
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
