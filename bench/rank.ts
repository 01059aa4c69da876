import { parseArgs } from 'node:util';
import { asTable } from './measure/report.ts';
import { measureRank } from './rank/measure.ts';
import { withVisible } from './rank/with-visible.ts';

/**
 * `npm run bench -- rank [--json] [--rounds N] [--articles N] [--questions N] [--marks N] [--headed] [--no-panel]`: how long
 * the best three of a large knowledge take, beside other search engines, and how long until they are drawn in the real
 * side panel (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    articles: { type: 'string', default: '5000' },
    questions: { type: 'string', default: '500' },
    marks: { type: 'string', default: '50' },
    headed: { type: 'boolean', default: false },
    'no-panel': { type: 'boolean', default: false },
  },
});

const say = (line: string): boolean => process.stderr.write(`${line}\n`);
const ranked = await measureRank({
  rounds: Number(values.rounds),
  articles: Number(values.articles),
  questions: Number(values.questions),
  say,
});
const report = values['no-panel']
  ? ranked
  : await withVisible(ranked, { marks: Number(values.marks), isHeadless: !values.headed, say });
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
);
