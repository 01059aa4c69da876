import { parseArgs } from 'node:util';
import { finished, learn } from '../../sidecar/domain/learning/learn.ts';
import { LEARNED, namesIn, say, USUAL, wholeOf } from './arguments.ts';
import { among, byLength } from './prefixes/by-length.ts';
import { sessionsOf } from './prefixes/sessions.ts';
import { type Prefixes, prefixesOf, steadyColumns } from './prefixes/so-far.ts';
import { type Row, readRows } from './rows.ts';
import { ECE_SAYS, qualityOf, short } from './trees/figures.ts';
import { labelsOf, targetOf } from './trees/labels.ts';
import { askPeers } from './trees/peers.ts';
import { tablesOf } from './trees/tables.ts';
import { chancesTimed } from './trees/timed.ts';
import { told } from './trees/told.ts';
import { inSentences } from './trees/unusable.ts';

/**
 * `npm run evaluate -- prefixes --train F --test F --session COL --order COL [--target COL] [--positive VALUE]
 * [--drop A,B] [--seed N] [--json]`: after each click, the chance that the session ends with it, or with `--target` that
 * the session becomes that, from what was known at that click (docs/BENCH.md).
 */
export function evaluate(args: readonly string[]): Promise<number> {
  return inSentences(() => run(args));
}

async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...LEARNED,
      session: { type: 'string' },
      order: { type: 'string' },
      ...USUAL,
    },
  });
  const { train, test, session, order, target } = values;
  if (train === undefined || test === undefined || session === undefined || order === undefined) {
    say('Say what to learn from, what to judge, and which columns name the session and its order:');
    say('--train F --test F --session COL --order COL.');
    return 1;
  }
  const seed = wholeOf('seed', values.seed);
  const files = [await readRows(train), await readRows(test)] as const;
  const without = [session, ...(target === undefined ? [] : [target]), ...namesIn(values.drop)];
  const made = tablesOf(files, without);
  const sessions = files.map((rows) => sessionsOf(rows, session, order));
  const [raw, rawTest] = made.tables;
  if (raw === undefined || rawTest === undefined) throw new Error('both files are read');
  const steady = steadyColumns(raw, sessions[0] ?? []);
  const learned = prefixesOf(raw, sessions[0] ?? [], steady);
  const judged = prefixesOf(rawTest, sessions[1] ?? [], steady);
  const yes = target === undefined ? null : targetOf(files[0], target, values.positive ?? null);
  const became = (rows: readonly Row[], { ends, places }: Prefixes): Float64Array => {
    if (target === undefined || yes === null) return ends;
    const labels = labelsOf(rows, target, yes.positive);
    return Float64Array.from(places, (place) => labels[place] ?? 0);
  };
  const labels = became(files[0], learned);
  const asked = became(files[1], judged);
  if (new Set(labels).size < 2) {
    say(
      'Every click became the same: with one click in each session, say with --target what to foretell.',
    );
    return 1;
  }
  const { table, groups } = learned;
  say(
    `learning from ${table.rows} clicks of ${sessions[0]?.length} sessions, ${table.columns.length} columns`,
  );
  const begun = performance.now();
  const { model } = finished(learn({ table, labels, groups, seed }));
  const trainMs = performance.now() - begun;
  const timed = chancesTimed(model, judged.table);
  const others = await askPeers({ train: table, labels, test: judged.table, seed }, say);
  const methods = {
    auc: timed.chances,
    ...Object.fromEntries(others.map(({ name, chances }) => [name, chances])),
  };
  const report = {
    name: 'prefixes',
    rows: judged.table.rows,
    sessions: sessions[1]?.length ?? 0,
    positives: asked.reduce((sum, label) => sum + label, 0),
    ...qualityOf(timed.chances, asked),
    byLength: byLength(judged.clicks, asked, methods),
    fromThird: among(judged.clicks, asked, methods, (click) => click >= 3),
    trainMs: Math.round(trainMs),
    scoreP50Us: short(timed.p50Us),
    scoreP99Us: short(timed.p99Us),
    trees: model.roots.length,
    trainRows: table.rows,
    columns: table.columns.length,
    eceSays: ECE_SAYS,
    notes: [
      target === undefined
        ? 'a yes is: no click of the session follows'
        : `a yes is of the whole session`,
      ...(yes?.notes ?? []),
      ...made.notes,
    ],
    peers: Object.fromEntries(
      others.map(({ name, chances, rowsLearned, trainMs: tookMs, says }) => [
        name,
        {
          ...(chances === null ? {} : qualityOf(chances, asked)),
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
