import type { Draw } from '../seeded-draw.ts';

/** Rows of a trial with the effect that was foretold for each. */
export interface JudgedTrial {
  readonly treated: Uint8Array;
  readonly outcomes: Float64Array;
  readonly effects: Float64Array;
}

/** How well effects are ranked. */
export interface Qini {
  /** See `QINI_SAYS`. */
  readonly coefficient: number;
  /** Additional outcomes for each treated row when all are treated. */
  readonly overall: number;
}

/** The formula, to stand beside every number: definitions differ between libraries. */
export const QINI_SAYS =
  'rows by foretold effect, largest first; q(s) = (yes among the treated of the first share s − yes among their untreated × ' +
  'treated ÷ untreated of it) ÷ all treated; coefficient = area between q(s) and the line s × q(1), 0 ≤ s ≤ 1, rows of the same ' +
  'effect together';

/** Qini coefficient (Radcliffe 2007) of the effects, not divided by that of a perfect ranking, which nobody can know. */
export function qini(trial: JudgedTrial): Qini {
  return along(trial, inOrder(trial), null);
}

/**
 * The same area from an estimate of each row's effect instead of outcomes by arm: right also where rows were treated with
 * different chances. Rows of the same foretold effect stand together.
 */
export function rankedGain(effects: Float64Array, estimates: Float64Array): number {
  const order = Int32Array.from(effects.keys()).sort(
    (one, other) => (effects[other] ?? 0) - (effects[one] ?? 0) || one - other,
  );
  const count = order.length;
  let sum = 0;
  for (let at = 0; at < count; ) {
    const effect = effects[order[at] ?? 0];
    let [to, here] = [at, 0];
    for (; to < count && effects[order[to] ?? 0] === effect; to += 1)
      here += estimates[order[to] ?? 0] ?? 0;
    sum += here * (0.5 - (at + to) / 2 / count);
    at = to;
  }
  return count === 0 ? 0 : sum / count;
}

/** An interval of the coefficient. */
export interface QiniInterval {
  readonly low: number;
  readonly high: number;
}

/** Percentile bootstrap at 95 % (Efron 1979): rows drawn anew with their effects as they are. */
export function qiniInterval(trial: JudgedTrial, resamples: number, draw: Draw): QiniInterval {
  const order = inOrder(trial);
  const times = new Uint16Array(order.length);
  const coefficients = Float64Array.from({ length: resamples }, () => {
    times.fill(0);
    for (let drawn = 0; drawn < order.length; drawn += 1) {
      const place = Math.floor(draw() * order.length);
      times[place] = (times[place] ?? 0) + 1;
    }
    return along(trial, order, times).coefficient;
  }).sort();
  const at = (share: number): number =>
    coefficients[Math.round(share * (resamples - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}

function inOrder({ effects }: JudgedTrial): Int32Array {
  return Int32Array.from(effects.keys()).sort(
    (one, other) => (effects[other] ?? 0) - (effects[one] ?? 0) || one - other,
  );
}

function along(
  { treated, outcomes, effects }: JudgedTrial,
  order: Int32Array,
  times: Uint16Array | null,
): Qini {
  let [treatedSeen, untreatedSeen, treatedYes, untreatedYes] = [0, 0, 0, 0];
  let [area, before, from, seen] = [0, 0, 0, 0];
  for (let place = 0; place < order.length; place += 1) {
    const row = order[place] ?? 0;
    const count = times === null ? 1 : (times[row] ?? 0);
    seen += count;
    if (treated[row] === 1) {
      treatedSeen += count;
      treatedYes += count * (outcomes[row] ?? 0);
    } else {
      untreatedSeen += count;
      untreatedYes += count * (outcomes[row] ?? 0);
    }
    if (effects[order[place + 1] ?? -1] === effects[row]) continue;
    const fair = untreatedSeen > 0 ? (untreatedYes * treatedSeen) / untreatedSeen : 0;
    const here = treatedYes - fair;
    area += ((before + here) / 2) * (seen - from);
    [before, from] = [here, seen];
  }
  if (treatedSeen === 0 || seen === 0) return { coefficient: 0, overall: 0 };
  const overall = before / treatedSeen;
  return { coefficient: area / (seen * treatedSeen) - overall / 2, overall };
}
