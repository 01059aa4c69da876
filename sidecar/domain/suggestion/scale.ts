/** How scores become chances. Plain values. */
export interface Scale {
  /** Scores are multiplied by it before they are compared as logarithms of chances. */
  readonly sharpness: number;
  /** Of the best score less a part of "none of them": log odds of being about something an article answers. */
  readonly inScope: { readonly slope: number; readonly shift: number };
  /** Below this chance of being about anything here a question is out of scope. */
  readonly threshold: number;
}

/** A question that was not learned from, with what was found for it. */
export interface Tried {
  /** Score of the right article; null: none is right. */
  readonly wanted: number | null;
  /** The best scores of all others, best first. */
  readonly others: Float64Array;
  /** For "none of them"; null when nothing was learned of that. */
  readonly none: number | null;
}

/**
 * Where nothing was learned, or too little to fit a scale: measured on titles alone asked what people ask about them, and
 * about something else altogether (docs/adr/0023-suggestions.md).
 */
export const USUAL_SCALE: Scale = {
  sharpness: 8,
  inScope: { slope: 6, shift: 9.6 },
  threshold: 0.3,
};

/** Where nobody said what is out of scope, 49 of 50 questions like those that were learned from are in it. */
const INSIDE_SHARE = 0.98;
const INSIDE_SLOPE = 9;
const INSIDE_THRESHOLD = 0.5;
const TRIED_MIN = 40;
const OUTSIDE_MIN = 20;
/** Right answers that may be lost to being taken for out of scope. */
const LOST_SHARE_MAX = 0.006;
const NONE_SHARE = 0.5;
/** How near "none of them" is to a question that has nothing of it. */
const NOTHING = -2;

/** What being in scope is judged by, of the best score and that of "none of them". */
export function standOut(best: number, none: number | null): number {
  return none === null ? best : best - NONE_SHARE * (none - NOTHING);
}

/** The scale that fits questions which were not learned from. */
export function fitScale(tried: readonly Tried[]): Scale {
  const inside = tried.filter(({ wanted }) => wanted !== null);
  const outside = tried.filter(({ wanted }) => wanted === null);
  if (inside.length < TRIED_MIN) return USUAL_SCALE;
  const sharpness = fitSharpness(inside);
  if (outside.length < OUTSIDE_MIN) {
    const stands = inside.map((one) => standOut(bestOf(one), one.none)).sort((a, b) => b - a);
    const level = stands[Math.floor(inside.length * INSIDE_SHARE)] ?? 0;
    const inScope = { slope: INSIDE_SLOPE, shift: -INSIDE_SLOPE * level };
    return { sharpness, inScope, threshold: INSIDE_THRESHOLD };
  }
  const inScope = fitInScope(inside, outside);
  return { sharpness, inScope, threshold: thresholdOf(inside, inScope) };
}

/** Of the question being about something here. */
export function chanceInScope({ inScope }: Scale, standsOut: number): number {
  return 1 / (1 + Math.exp(-(inScope.slope * standsOut + inScope.shift)));
}

/** The chance of each, if one of them is right. */
export function chancesOf({ sharpness }: Scale, scores: Float64Array): Float64Array {
  const best = scores.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  const grown = scores.map((score) => Math.exp(sharpness * (score - best)));
  const sum = grown.reduce((all, x) => all + x, 0);
  return grown.map((x) => x / sum);
}

function fitSharpness(inside: readonly Tried[]): number {
  let best = USUAL_SCALE.sharpness;
  let least = Number.POSITIVE_INFINITY;
  for (let sharpness = 0.5; sharpness < 20; sharpness *= 1.1) {
    let surprise = 0;
    for (const { wanted, others } of inside) {
      let sum = 1;
      for (const other of others) sum += Math.exp(sharpness * (other - (wanted ?? 0)));
      surprise += Math.log(sum);
    }
    if (surprise < least) [least, best] = [surprise, sharpness];
  }
  return best;
}

/** Logistic regression on one number (Newton's method, held back). */
function fitInScope(inside: readonly Tried[], outside: readonly Tried[]): Scale['inScope'] {
  const cases = [
    ...inside.map((one) => ({ x: standOut(bestOf(one), one.none), y: 1 })),
    ...outside.map((one) => ({ x: standOut(bestOf(one), one.none), y: 0 })),
  ];
  let slope = 1;
  let shift = 0;
  for (let round = 0; round < 50; round += 1) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-3, 0, 1e-3];
    for (const { x, y } of cases) {
      const p = 1 / (1 + Math.exp(-(slope * x + shift)));
      const curve = Math.max(1e-6, p * (1 - p));
      g0 += p - y;
      g1 += (p - y) * x;
      h00 += curve;
      h01 += curve * x;
      h11 += curve * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (determinant < 1e-9) break;
    shift -= Math.max(-2, Math.min(2, (h11 * g0 - h01 * g1) / determinant));
    slope -= Math.max(-2, Math.min(2, (h00 * g1 - h01 * g0) / determinant));
  }
  return { slope: Math.max(0, slope), shift };
}

/** The highest threshold that loses no more right answers than it may. */
function thresholdOf(inside: readonly Tried[], inScope: Scale['inScope']): number {
  const scale = { ...USUAL_SCALE, inScope };
  const right = inside
    .filter(({ wanted, others }) => (wanted ?? 0) > (others[0] ?? Number.NEGATIVE_INFINITY))
    .map((one) => chanceInScope(scale, standOut(bestOf(one), one.none)))
    .sort((a, b) => a - b);
  return right[Math.floor(inside.length * LOST_SHARE_MAX)] ?? 0;
}

function bestOf({ wanted, others }: Tried): number {
  return Math.max(wanted ?? Number.NEGATIVE_INFINITY, others[0] ?? Number.NEGATIVE_INFINITY);
}
