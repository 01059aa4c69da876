import { parseArgs } from 'node:util';
import { bm25Neighbour } from './answers/bm25-neighbour.ts';
import { judge } from './answers/judge.ts';
import { logisticRegression } from './answers/logistic-regression.ts';
import { ours } from './answers/ours.ts';
import { type Asked, readTask, type Task } from './answers/task.ts';

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
export async function evaluate(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      train: { type: 'string' },
      test: { type: 'string' },
      shots: { type: 'string' },
      seed: { type: 'string' },
      'out-of-scope': { type: 'string' },
      lang: { type: 'string' },
      json: { type: 'boolean', default: false },
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
    shots: wholeOrNull(values.shots),
    seed: wholeOrNull(values.seed),
    outOfScope: values['out-of-scope'] ?? null,
  };
  const task = await readTask(asked, { learned: lang ?? null, asked: lang ?? null });
  if (task.train.length === 0 || task.test.length === 0) {
    process.stderr.write(
      'There are no rows with a text and a category to learn from, or none to ask.\n',
    );
    return 1;
  }
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(
    `${task.train.length} rows to learn from, ${task.test.length} to ask, ${task.labels.length} answers`,
  );
  const report = {
    name: 'answers',
    answers: task.labels.length,
    learned: task.train.length,
    asked: task.test.length,
    ...run(task, ours, say),
    ...(lang === 'nl' ? await besides(asked, say) : {}),
    peers: {
      minisearchBm25: run(task, bm25Neighbour, say),
      tfidfLogistic: run(task, logisticRegression, say),
    },
  };
  if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else for (const line of inLines(report, '')) process.stdout.write(`${line}\n`);
  return 0;
}

function run(task: Task, way: typeof ours, say: (line: string) => void) {
  const built = way(task);
  say(`${built.name}: built in ${Math.round(built.buildMs)} ms`);
  return judge(task, built);
}

async function besides(asked: Asked, say: (line: string) => void) {
  const learnedInEnglish = await readTask(asked, { learned: 'en', asked: 'nl' });
  const english = await readTask(asked, { learned: 'en', asked: 'en' });
  return { learnedInEnglish: run(learnedInEnglish, ours, say), english: run(english, ours, say) };
}

function wholeOrNull(text: string | undefined): number | null {
  if (text === undefined) return null;
  const whole = Number(text);
  if (!Number.isSafeInteger(whole) || whole < 0) throw new Error(`"${text}" is no whole number`);
  return whole;
}

function inLines(figures: object, before: string): readonly string[] {
  return Object.entries(figures).flatMap(([name, figure]) =>
    typeof figure === 'object' && figure !== null
      ? inLines(figure, `${before}${name} · `)
      : [`${`${before}${name}`.padEnd(40)} ${figure}`],
  );
}
