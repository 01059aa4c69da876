import { parseArgs } from 'node:util';
import {
  type JudgedTrial,
  QINI_SAYS,
  qini,
  qiniInterval,
} from '../../sidecar/domain/learning/evaluate/qini.ts';
import { foldsOf } from '../../sidecar/domain/learning/folds.ts';
import { finished } from '../../sidecar/domain/learning/learn.ts';
import { seededDraw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { effectOfRow } from '../../sidecar/domain/learning/uplift/effect-model.ts';
import { learnUplift } from '../../sidecar/domain/learning/uplift/learn-uplift.ts';
import { rowsOf } from '../../sidecar/domain/learning/uplift/learners.ts';
import { someOf, type Trial } from '../../sidecar/domain/learning/uplift/trial.ts';
import { namesIn, say, USUAL, wholeOf } from './arguments.ts';
import { readRows } from './rows.ts';
import { short } from './trees/figures.ts';
import { told } from './trees/told.ts';
import { inSentences } from './trees/unusable.ts';
import { twoLogistics } from './uplift/logistic.ts';
import { ranksOf } from './uplift/ranks.ts';
import { readTrial } from './uplift/read-trial.ts';

const RESAMPLES = 1_000;

/**
 * `npm run evaluate -- uplift --data F --treatment COL --control VALUE --treated VALUE --outcome COL [--drop A,B]
 * [--seed N] [--json]`: how well what an offer changes is ranked, on rows that were not learned from (docs/BENCH.md).
 */
export function evaluate(args: readonly string[]): Promise<number> {
  return inSentences(() => run(args));
}

async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      treatment: { type: 'string' },
      control: { type: 'string' },
      treated: { type: 'string' },
      outcome: { type: 'string' },
      drop: { type: 'string' },
      ...USUAL,
    },
  });
  const { data: file, treatment, control, treated, outcome } = values;
  if (!file || !treatment || !control || !treated || !outcome) {
    say('Say which rows and which experiment in them:');
    say('--data F --treatment COL --control VALUE --treated VALUE --outcome COL.');
    return 1;
  }
  const seed = wholeOf('seed', values.seed);
  const rows = await readRows(file);
  const later = values.drop === undefined ? laterOutcomes(rows[0] ?? {}) : namesIn(values.drop);
  const drop = later.filter((name) => name !== outcome);
  const { trial, notes } = readTrial(rows, { treatment, control, treated, outcome, drop });
  const folds = foldsOf(trial.table.rows, null, 2, seededDraw(seed));
  const effects = new Float64Array(trial.table.rows);
  const others = new Float64Array(trial.table.rows);
  const found: object[] = [];
  let hasOthers = true;
  for (const half of [0, 1]) {
    const judgedRows = [...folds.keys()].filter((row) => folds[row] === half);
    const learned = someOf(
      trial,
      [...folds.keys()].filter((row) => folds[row] !== half),
    );
    const judged = someOf(trial, judgedRows);
    say(
      `half ${half + 1} of 2: learning from ${learned.table.rows} rows, judging ${judged.table.rows}`,
    );
    const { model } = finished(learnUplift({ trial: learned, seed }));
    const { learner, mean, believed } = model;
    found.push({ learner, meanEffect: short(mean.estimate), believed: short(believed) });
    const said = Float64Array.from(rowsOf(judged), (row) => effectOfRow(model, row));
    put(effects, judgedRows, ranksOf(said));
    const other = await twoLogistics(learned, judged, seed, say);
    hasOthers &&= other !== null;
    if (other !== null) put(others, judgedRows, ranksOf(other));
  }
  const draw = seededDraw(seed);
  const random = effects.map(() => draw());
  const report = {
    name: 'uplift',
    rows: trial.table.rows,
    treatedRows: trial.treated.reduce((sum, each) => sum + each, 0),
    ...figuresOf(trial, effects, seed),
    meanEffect: short(qini({ ...trial, effects }).overall),
    halves: found,
    qiniSays: QINI_SAYS,
    intervalSays: `95 %, percentile bootstrap, ${RESAMPLES} resamples of the rows`,
    splitSays:
      'two halves by chance: each is judged by what was learned from the other; effects are compared by rank within a half',
    notes: [...notes, ...(drop.length > 0 ? [`left out: ${drop.join(', ')}`] : [])],
    peers: {
      random: figuresOf(trial, random, seed),
      twoLogistics: hasOthers
        ? figuresOf(trial, others, seed)
        : { says: 'the logistic regression is not installed or failed' },
    },
  };
  process.stdout.write(told(report, values.json));
  return 0;
}

/** Outcomes of the same experiment under other names, in rows as they are published. */
function laterOutcomes(row: Readonly<Record<string, string>>): readonly string[] {
  return ['visit', 'conversion', 'spend'].filter((name) => name in row);
}

function figuresOf(trial: Trial, effects: Float64Array, seed: number): object {
  const judged: JudgedTrial = { ...trial, effects };
  const { low, high } = qiniInterval(judged, RESAMPLES, seededDraw(seed));
  return { qini: short(qini(judged).coefficient), qiniLow: short(low), qiniHigh: short(high) };
}

function put(into: Float64Array, rows: readonly number[], values: Float64Array): void {
  rows.forEach((row, place) => {
    into[row] = values[place] ?? 0;
  });
}
