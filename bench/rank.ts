import { parseArgs } from 'node:util';
import { asTable } from './measure/report.ts';
import { measureRank } from './rank/measure.ts';

/**
 * `npm run bench -- rank [--json] [--rounds N] [--articles N] [--questions N]`: how long the best three of a large knowledge
 * take, beside other search engines (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    articles: { type: 'string', default: '5000' },
    questions: { type: 'string', default: '500' },
  },
});

const report = await measureRank({
  rounds: Number(values.rounds),
  articles: Number(values.articles),
  questions: Number(values.questions),
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
