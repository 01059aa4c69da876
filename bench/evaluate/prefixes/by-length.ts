import { auc } from '../../../sidecar/domain/learning/evaluate/ranking.ts';
import { short } from '../trees/figures.ts';

/** Chances of several methods for the same rows, by name. */
export type Methods = Readonly<Record<string, Float64Array | null>>;

/** Longer sessions are few: their clicks are told together. */
const LENGTH_MAX = 20;

/** AUC of each method among the clicks of one number; null where all ended alike. */
export function byLength(
  clicks: Int32Array,
  labels: Float64Array,
  methods: Methods,
): readonly object[] {
  const lengths = Array.from({ length: LENGTH_MAX + 1 }, (_, at) => at + 1);
  return lengths.flatMap((length) => {
    const isHere = (click: number): boolean =>
      length > LENGTH_MAX ? click > LENGTH_MAX : click === length;
    const figures = among(clicks, labels, methods, isHere);
    return figures === null
      ? []
      : [{ clicks: length > LENGTH_MAX ? `more than ${LENGTH_MAX}` : length, ...figures }];
  });
}

/** The same among the clicks that are chosen; null when there are none. */
export function among(
  clicks: Int32Array,
  labels: Float64Array,
  methods: Methods,
  isChosen: (click: number) => boolean,
): object | null {
  const rows = [...clicks.keys()].filter((row) => isChosen(clicks[row] ?? 0));
  if (rows.length === 0) return null;
  const chosen = (values: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
  const became = chosen(labels);
  const aucs = Object.entries(methods).map(([name, chances]) => {
    const area = chances === null ? Number.NaN : auc({ scores: chosen(chances), labels: became });
    return [name, Number.isNaN(area) ? null : short(area)];
  });
  return {
    rows: rows.length,
    positives: became.reduce((sum, label) => sum + label, 0),
    ...Object.fromEntries(aucs),
  };
}
