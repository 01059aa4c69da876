import { parseArgs } from 'node:util';
import { asTable } from './measure/report.ts';
import { measureRedeem } from './redeem/measure.ts';

/**
 * `npm run bench -- redeem [--json] [--rounds N] [--codes N] [--each N] [--profile DIR]`: whether a code can be
 * redeemed twice, by many at once, under one key and another, and with the sidecar killed on the way; and how many
 * redemptions a second are kept (docs/BENCH.md). With --profile the sidecar writes a processor profile into DIR.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    codes: { type: 'string', default: '100' },
    each: { type: 'string', default: '3000' },
    profile: { type: 'string' },
  },
});

const report = await measureRedeem({
  rounds: Number(values.rounds),
  codes: Number(values.codes),
  each: Number(values.each),
  profileDir: values.profile ?? null,
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
