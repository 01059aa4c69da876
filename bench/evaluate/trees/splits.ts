import { finished, learn } from '../../../sidecar/domain/learning/learn.ts';
import { chanceOfRow } from '../../../sidecar/domain/learning/score.ts';
import { seededDraw, shuffled } from '../../../sidecar/domain/learning/seeded-draw.ts';
import { rowOf } from '../../../sidecar/domain/learning/table.ts';
import type { Row } from '../rows.ts';
import { ECE_SAYS, type Quality, qualityOf, short } from './figures.ts';
import { hasTarget, labelsOf, targetOf } from './labels.ts';
import { askPeers } from './peers.ts';
import { isIdentifier, tablesOf } from './tables.ts';
import { Unusable } from './unusable.ts';

/** Rows that are divided by chance again and again, and what is foretold of them. */
export interface Divided {
  readonly rows: readonly Row[];
  readonly target: string;
  /** Null to find it. */
  readonly positive: string | null;
  readonly without: readonly string[];
  readonly splits: number;
  readonly seed: number;
}

/** One figure over the splits: what it was in each, and how far these lie apart. */
export interface OverSplits {
  readonly mean: number;
  /** Standard deviation of one split: neighbouring seeds differ by so much through chance alone. */
  readonly spread: number;
  readonly each: readonly number[];
}

/**
 * Four fifths to learn from and one to judge, by chance, anew for each split; nothing is chosen by what is judged. Tells how
 * much a figure of a single split is worth.
 */
export async function overSplits(divided: Divided, say: (line: string) => void): Promise<object> {
  const { target, splits, without, seed } = divided;
  const { positive, notes } = targetOf(divided.rows, target, divided.positive);
  const rows = divided.rows.filter(hasTarget(target));
  const ours: Quality[] = [];
  const theirs: Quality[] = [];
  for (let split = 1; split <= splits; split += 1) {
    say(`split ${split} of ${splits}`);
    const [known, asked] = divide(rows, seed + split);
    const made = tablesOf([known, asked], [target, ...without], true);
    const [table, judged] = made.tables;
    if (table === undefined || judged === undefined || table.columns.length === 0) {
      throw new Unusable('No column is left to learn from.');
    }
    const labels = labelsOf(known, target, positive);
    const became = labelsOf(asked, target, positive);
    const { model } = finished(learn({ table, labels, seed }));
    const chances = Float64Array.from(became, (_, row) => chanceOfRow(model, rowOf(judged, row)));
    ours.push(qualityOf(chances, became));
    const task = { train: table, labels, test: judged, seed };
    const [peer] = await askPeers(task, () => undefined, ['mlXgboost']);
    if (peer?.chances) theirs.push(qualityOf(peer.chances, became));
  }
  return {
    name: 'trees',
    rows: rows.length,
    splits,
    ...figuresOf(ours),
    eceSays: ECE_SAYS,
    notes,
    peers: theirs.length === splits ? { mlXgboost: figuresOf(theirs) } : {},
  };
}

/**
 * Four fifths and one. Rows that say the same, whatever their number, fall on one side: nobody is asked about what they were
 * told.
 */
export function divide(
  rows: readonly Row[],
  seed: number,
): readonly [readonly Row[], readonly Row[]] {
  const alike = new Map<string, Row[]>();
  for (const row of rows) {
    const cells = Object.entries(row).filter(([name]) => !isIdentifier(name));
    const key = JSON.stringify(cells);
    const those = alike.get(key) ?? [];
    those.push(row);
    alike.set(key, those);
  }
  const groups = [...alike.values()];
  const order = [...shuffled(groups.length, seededDraw(seed))].map((place) => groups[place] ?? []);
  const cut = Math.round(groups.length * LEARNED_SHARE);
  return [order.slice(0, cut).flat(), order.slice(cut).flat()];
}

const LEARNED_SHARE = 0.8;

function figuresOf(each: readonly Quality[]): Readonly<Record<keyof Quality, OverSplits>> {
  const of = (name: keyof Quality): OverSplits => over(each.map((quality) => quality[name]));
  return {
    auc: of('auc'),
    prAuc: of('prAuc'),
    logLoss: of('logLoss'),
    brier: of('brier'),
    ece: of('ece'),
  };
}

function over(each: readonly number[]): OverSplits {
  const mean = each.reduce((sum, value) => sum + value, 0) / each.length;
  const squares = each.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean: short(mean), spread: short(Math.sqrt(squares / (each.length - 1))), each };
}
