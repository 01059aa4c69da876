import { parseArgs } from 'node:util';
import { asTable } from './measure/report.ts';
import { measureSignals } from './signals/measure.ts';

/**
 * `npm run bench -- signals [--json] [--rounds N] [--seconds N] [--connections N] [--profile DIR]`:
 * durable visitor signals per second through the real socket (docs/BENCH.md). With --profile the sidecar
 * writes a processor profile into DIR, and its figures are lower.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '1000' },
    profile: { type: 'string' },
  },
});

const report = await measureSignals({
  rounds: Number(values.rounds),
  forMs: Number(values.seconds) * 1_000,
  connections: Number(values.connections),
  profileDir: values.profile ?? null,
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
