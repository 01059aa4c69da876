import { parseArgs } from 'node:util';
import { bm25Neighbour } from './answers/bm25-neighbour.ts';
import { judge } from './answers/judge.ts';
import { logisticRegression } from './answers/logistic-regression.ts';
import { ours } from './answers/ours.ts';
import { type Asked, readTask, type Task } from './answers/task.ts';
import { say, USUAL, wholeOf } from './arguments.ts';
import { told } from './trees/told.ts';
import { inSentences } from './trees/unusable.ts';

const USE = `npm run evaluate -- answers --train FILE --test FILE [--shots K [--seed N]] [--out-of-scope LABEL] [--lang nl|en] [--json]

Learns from the rows of one file and ranks answers for those of another: .csv or .jsonl, each also with .gz, with the
columns text (or text_en, text_nl, instruction) and intent (or category). Where a file has a column split, the rows named test are
asked and all others (train, val, valid) are learned from, so that one file may be given twice; where no row is named
test, all rows of the file are asked.
  --shots K         learn from the first K rows of each category only; with --seed N from K drawn by chance
  --out-of-scope L  rows of category L belong to no answer: how many of them are found out, and at what cost
  --lang nl         learn and ask in text_nl; beside it, learnt in text_en and asked in text_nl, and all in text_en
`;

/** How well answers are ranked, beside two usual ways of doing it (docs/BENCH.md, "Evaluating answers"). */
export function evaluate(args: readonly string[]): Promise<number> {
  return inSentences(() => run(args));
}

async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      train: { type: 'string' },
      test: { type: 'string' },
      shots: { type: 'string' },
      seed: { type: 'string' },
      'out-of-scope': { type: 'string' },
      lang: { type: 'string' },
      json: USUAL.json,
      help: { type: 'boolean', default: false },
    },
  });
  const { train, test, lang } = values;
  const isLanguage = lang === undefined || lang === 'nl' || lang === 'en';
  if (values.help || train === undefined || test === undefined || !isLanguage) {
    process.stderr.write(USE);
    return values.help ? 0 : 1;
  }
  const asked: Asked = {
    train,
    test,
    shots: values.shots === undefined ? null : wholeOf('shots', values.shots),
    seed: values.seed === undefined ? null : wholeOf('seed', values.seed),
    outOfScope: values['out-of-scope'] ?? null,
  };
  const task = await readTask(asked, { learned: lang ?? null, asked: lang ?? null });
  if (task.train.length === 0 || task.test.length === 0) {
    process.stderr.write(
      'There are no rows with a text and a category to learn from, or none to ask.\n',
    );
    return 1;
  }
  say(
    `${task.train.length} rows to learn from, ${task.test.length} to ask, ${task.labels.length} answers`,
  );
  const report = {
    name: 'answers',
    answers: task.labels.length,
    learned: task.train.length,
    asked: task.test.length,
    ...judged(task, ours),
    ...(lang === 'nl' ? await besides(asked) : {}),
    peers: {
      minisearchBm25: judged(task, bm25Neighbour),
      tfidfLogistic: judged(task, logisticRegression),
    },
  };
  process.stdout.write(told(report, values.json));
  return 0;
}

function judged(task: Task, way: typeof ours) {
  const built = way(task);
  say(`${built.name}: built in ${Math.round(built.buildMs)} ms`);
  return judge(task, built);
}

async function besides(asked: Asked) {
  const learnedInEnglish = await readTask(asked, { learned: 'en', asked: 'nl' });
  const english = await readTask(asked, { learned: 'en', asked: 'en' });
  return { learnedInEnglish: judged(learnedInEnglish, ours), english: judged(english, ours) };
}
