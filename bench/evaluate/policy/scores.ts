import { drawShopper, type Shopper, willBuy } from '../../../demo/truth/shopper.ts';
import { calibrationError } from '../../../sidecar/domain/learning/evaluate/chances.ts';
import { auc } from '../../../sidecar/domain/learning/evaluate/ranking.ts';
import { finished, learn } from '../../../sidecar/domain/learning/learn.ts';
import { chanceOfRow } from '../../../sidecar/domain/learning/score.ts';
import type { Draw } from '../../../sidecar/domain/learning/seeded-draw.ts';
import { short } from '../trees/figures.ts';
import { knownAfter } from '../truth/bayes.ts';
import { seenAfter, tableOf } from '../truth/features.ts';

const AT = [1, 3, 5, 10] as const;
const LENGTH_MAX = 12;

/** How near the scores come to the best there can be. */
export interface Scores {
  readonly aucAt: Readonly<Record<string, number>>;
  readonly bayesAucAt: Readonly<Record<string, number>>;
  readonly shareOfBayesAt: Readonly<Record<string, number>>;
  readonly ece: number;
}

/** Learns who buys from the beginnings of sessions without offers, and judges it on as many others. */
export function judgeScores(shoppers: number, draw: Draw, seed: number): Scores {
  const [learned, judged] = [someShoppers(shoppers, draw), someShoppers(shoppers, draw)];
  // Lengths are drawn without looking at how long a session lasted: else short sessions, which seldom buy, would count
  // more among the beginnings of one page than they do in the shop.
  const rows = learned.flatMap(({ steps, bought }, group) =>
    [draw(), draw(), draw()]
      .map((at) => 1 + Math.floor(at * LENGTH_MAX))
      .filter((length) => length <= steps.length)
      .map((length) => ({ group, bought, seen: seenAfter(steps.slice(0, length)) })),
  );
  const { model } = finished(
    learn({
      table: tableOf(rows.map(({ seen }) => seen)),
      labels: Float64Array.from(rows, ({ bought }) => bought),
      groups: Int32Array.from(rows, ({ group }) => group),
      seed,
    }),
  );
  const chances: number[] = [];
  const labels: number[] = [];
  const figures = AT.map((length) => {
    const there = judged.filter(({ steps }) => steps.length >= length);
    const began = there.map(({ steps }) => steps.slice(0, length));
    const became = Float64Array.from(there, ({ bought }) => bought);
    const ours = Float64Array.from(began, (steps) => chanceOfRow(model, seenAfter(steps)));
    const best = Float64Array.from(began, (steps) => knownAfter(steps).buys);
    chances.push(...ours);
    labels.push(...became);
    return {
      at: String(length),
      ours: auc({ scores: ours, labels: became }),
      best: auc({ scores: best, labels: became }),
    };
  });
  const by = (of: (each: (typeof figures)[number]) => number): Readonly<Record<string, number>> =>
    Object.fromEntries(figures.map((each) => [each.at, short(of(each))]));
  return {
    aucAt: by(({ ours }) => ours),
    bayesAucAt: by(({ best }) => best),
    shareOfBayesAt: by(({ ours, best }) => ours / best),
    ece: short(
      calibrationError({ chances: Float64Array.from(chances), labels: Float64Array.from(labels) }),
    ),
  };
}

function someShoppers(
  count: number,
  draw: Draw,
): readonly (Shopper & { readonly bought: number })[] {
  return Array.from({ length: count }, () => {
    const made = drawShopper(draw);
    return { ...made, bought: willBuy(made, false) ? 1 : 0 };
  });
}
