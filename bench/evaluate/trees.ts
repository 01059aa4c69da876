import { parseArgs } from 'node:util';
import { finished, learn } from '../../sidecar/domain/learning/learn.ts';
import { LEARNED, namesIn, say, USUAL, wholeOf } from './arguments.ts';
import { readRows } from './rows.ts';
import { ECE_SAYS, qualityOf, short } from './trees/figures.ts';
import { hasTarget, labelsOf, targetOf } from './trees/labels.ts';
import { askPeers } from './trees/peers.ts';
import { overSplits } from './trees/splits.ts';
import { tablesOf } from './trees/tables.ts';
import { chancesTimed } from './trees/timed.ts';
import { told } from './trees/told.ts';
import { inSentences } from './trees/unusable.ts';

/**
 * `npm run evaluate -- trees --train F --test F --target COL [--positive VALUE] [--drop A,B] [--seed N] [--json]`: how
 * right the trees are on rows they were not learned from, beside two others on the same rows; with `--splits N` instead of
 * `--test F`, how much that depends on which rows are judged (docs/BENCH.md).
 */
export function evaluate(args: readonly string[]): Promise<number> {
  return inSentences(() => run(args));
}

async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { ...LEARNED, ...USUAL, splits: { type: 'string' } },
  });
  const { train, test, target } = values;
  if (train !== undefined && target !== undefined && values.splits !== undefined) {
    const splits = wholeOf('splits', values.splits, 2);
    const { positive = null } = values;
    const seed = wholeOf('seed', values.seed);
    const without = namesIn(values.drop);
    const rows = await readRows(train);
    const report = await overSplits({ rows, target, positive, without, splits, seed }, say);
    process.stdout.write(told(report, values.json));
    return 0;
  }
  if (train === undefined || test === undefined || target === undefined) {
    say(
      'Say what to learn from, what to judge and what to foretell: --train F --test F --target COL, or --splits N for --test F.',
    );
    return 1;
  }
  const seed = wholeOf('seed', values.seed);
  const [learnedRows, judgedRows] = [await readRows(train), await readRows(test)];
  const { positive, notes } = targetOf(learnedRows, target, values.positive ?? null);
  const [known, asked] = [learnedRows, judgedRows].map((rows) => rows.filter(hasTarget(target)));
  if (known === undefined || asked === undefined || known.length === 0 || asked.length === 0) {
    say(`No row has a value in column ${target}.`);
    return 1;
  }
  const made = tablesOf([known, asked], [target, ...namesIn(values.drop)], true);
  const [table, judged] = made.tables;
  if (table === undefined || judged === undefined || table.columns.length === 0) {
    say('No column is left to learn from.');
    return 1;
  }
  const labels = labelsOf(known, target, positive);
  const became = labelsOf(asked, target, positive);
  say(`learning from ${table.rows} rows with ${table.columns.length} columns`);
  const begun = performance.now();
  const { model, unseenLoss } = finished(learn({ table, labels, seed }));
  const trainMs = performance.now() - begun;
  const timed = chancesTimed(model, judged);
  const others = await askPeers({ train: table, labels, test: judged, seed }, say);
  const report = {
    name: 'trees',
    rows: judged.rows,
    positives: became.reduce((sum, label) => sum + label, 0),
    ...qualityOf(timed.chances, became),
    trainMs: Math.round(trainMs),
    scoreP50Us: short(timed.p50Us),
    scoreP99Us: short(timed.p99Us),
    trees: model.roots.length,
    trainRows: table.rows,
    columns: table.columns.length,
    crossValidatedLogLoss: short(unseenLoss),
    eceSays: ECE_SAYS,
    notes: [...notes, ...made.notes],
    peers: Object.fromEntries(
      others.map(({ name, chances, rowsLearned, trainMs: tookMs, says }) => [
        name,
        {
          ...(chances === null ? {} : qualityOf(chances, became)),
          rowsLearned,
          trainMs: Math.round(tookMs),
          says,
        },
      ]),
    ),
  };
  process.stdout.write(told(report, values.json));
  return 0;
}
