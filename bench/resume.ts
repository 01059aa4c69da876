import { parseArgs } from 'node:util';
import { asTable } from './measure/report.ts';
import { measureResume } from './resume/measure.ts';

/**
 * `npm run bench -- resume [--json] [--rounds N] [--storms N] [--visitors N] [--profile DIR]`: coming back
 * after 5 s with 200 missed lines, and 2,000 visitors coming back at once (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '15' },
    storms: { type: 'string', default: '5' },
    visitors: { type: 'string', default: '2000' },
    profile: { type: 'string' },
  },
});

const report = await measureResume({
  rounds: Number(values.rounds),
  storms: Number(values.storms),
  visitors: Number(values.visitors),
  profileDir: values.profile ?? null,
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
