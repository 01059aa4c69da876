import { parseArgs } from 'node:util';
import { finished, learn } from '../../sidecar/domain/learning/learn.ts';
import { type Row, readRows } from './rows.ts';
import { ECE_SAYS, qualityOf, short } from './trees/figures.ts';
import { labelsOf, targetOf } from './trees/labels.ts';
import { askPeers } from './trees/peers.ts';
import { isMissing, tablesOf } from './trees/tables.ts';
import { chancesTimed } from './trees/timed.ts';
import { told } from './trees/told.ts';
import { inSentences } from './trees/unusable.ts';

/**
 * `npm run evaluate -- trees --train F --test F --target COL [--positive VALUE] [--drop A,B] [--seed N] [--json]`: how
 * right the trees are on rows they were not learned from, beside two others on the same rows (docs/BENCH.md).
 */
export function evaluate(args: readonly string[]): Promise<number> {
  return inSentences(() => run(args));
}

async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      train: { type: 'string' },
      test: { type: 'string' },
      target: { type: 'string' },
      positive: { type: 'string' },
      drop: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  const { train, test, target } = values;
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  if (train === undefined || test === undefined || target === undefined) {
    say(
      'Say what to learn from, what to judge and what to foretell: --train F --test F --target COL.',
    );
    return 1;
  }
  const seed = Number(values.seed);
  const [learnedRows, judgedRows] = [await readRows(train), await readRows(test)];
  const { positive, notes } = targetOf(learnedRows, target, values.positive ?? null);
  const [known, asked] = [learnedRows, judgedRows].map((rows) => rows.filter(hasTarget(target)));
  if (known === undefined || asked === undefined || known.length === 0 || asked.length === 0) {
    say(`No row has a value in column ${target}.`);
    return 1;
  }
  const dropped = values.drop.split(',').map((name) => name.trim());
  const made = tablesOf([known, asked], [target, ...dropped], true);
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

function hasTarget(target: string): (row: Row) => boolean {
  return (row) => !isMissing(row[target]);
}
