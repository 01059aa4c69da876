import { chanceOf, lossOf } from './loss.ts';

/**
 * The last step from log-odds to a chance, never falling: *line* slope × log-odds + offset (Platt 1999; with offset 0,
 * a temperature), *steps* straight between points (isotonic, Zadrozny and Elkan 2002).
 */
export type Calibration =
  | { readonly kind: 'line'; readonly slope: number; readonly offset: number }
  | { readonly kind: 'steps'; readonly at: readonly number[]; readonly chances: readonly number[] };

/** Leaves the log-odds as they are. */
export const UNCALIBRATED: Calibration = { kind: 'line', slope: 1, offset: 0 };

/** Nothing is certain: the ends that no calibration goes beyond. */
export const CHANCE_MIN = 1e-6;

/** What was said of rows that were not learned from, and what became of them. */
export interface Told {
  readonly logOdds: Float64Array;
  readonly labels: Float64Array;
  readonly weights: Float64Array;
}

/** Strictly between 0 and 1, and never falling when the log-odds rise. */
export function calibratedChance(calibration: Calibration, logOdds: number): number {
  const chance =
    calibration.kind === 'line'
      ? chanceOf(calibration.slope * logOdds + calibration.offset)
      : between(calibration.at, calibration.chances, logOdds);
  return Math.min(1 - CHANCE_MIN, Math.max(CHANCE_MIN, chance));
}

/**
 * Slope and offset by Newton's method. Both are drawn to *as it is* as if `prior` rows of either kind had said so:
 * with few rows a calibration that fits chance harms more than none.
 *
 * @param offsetFree false for a temperature
 */
export function lineFrom(told: Told, prior = PRIOR_ROWS, offsetFree = true): Calibration {
  let [slope, offset] = [1, 0];
  for (let step = 0; step < STEPS_MAX; step += 1) {
    let [gs, go, hss, hso, hoo] = [prior * (slope - 1), prior * offset, prior, 0, prior];
    told.logOdds.forEach((logOdds, row) => {
      const weight = told.weights[row] ?? 0;
      const chance = chanceOf(slope * logOdds + offset);
      const miss = weight * (chance - (told.labels[row] ?? 0));
      const curve = weight * chance * (1 - chance);
      gs += miss * logOdds;
      go += miss;
      hss += curve * logOdds * logOdds;
      hso += curve * logOdds;
      hoo += curve;
    });
    const area = offsetFree ? hss * hoo - hso * hso : hss;
    if (!(area > 0)) break;
    // Where the slope would fall below its least, only the offset is left to move.
    const isHeld = slope === SLOPE_MIN && gs > 0;
    const freeSlope = offsetFree ? (gs * hoo - go * hso) / area : gs / area;
    const freeOffset = isHeld ? go / hoo : (go * hss - gs * hso) / area;
    const bySlope = isHeld ? 0 : freeSlope;
    const byOffset = offsetFree ? freeOffset : 0;
    // A whole step can go too far where chances are near 0 or 1, and the next one further still.
    const costMax = missed(told, { slope, offset }, prior) * (1 + ROUNDING);
    let part = 1;
    let next = { slope, offset };
    for (; part > PART_MIN; part /= 2) {
      next = {
        slope: Math.max(SLOPE_MIN, slope - part * bySlope),
        offset: offset - part * byOffset,
      };
      if (missed(told, next, prior) <= costMax) break;
    }
    if (part <= PART_MIN) break;
    ({ slope, offset } = next);
    if (part * (Math.abs(bySlope) + Math.abs(byOffset)) < CLOSE) break;
  }
  const isSound = Number.isFinite(slope) && Number.isFinite(offset);
  return isSound ? { kind: 'line', slope, offset } : UNCALIBRATED;
}

/**
 * Never falling steps that fit best (pool adjacent violators, Ayer et al. 1955). What each row became is first mixed
 * with what the line says of it, the more so the fewer rows of the rarer kind there are.
 */
export function stepsFrom(told: Told, prior = PRIOR_ROWS): Calibration {
  const line = lineFrom(told, prior);
  const order = [...told.logOdds.keys()]
    .filter((row) => (told.weights[row] ?? 0) > 0)
    .sort((one, other) => (told.logOdds[one] ?? 0) - (told.logOdds[other] ?? 0));
  const yes = order.reduce(
    (sum, row) => sum + (told.weights[row] ?? 0) * (told.labels[row] ?? 0),
    0,
  );
  const all = order.reduce((sum, row) => sum + (told.weights[row] ?? 0), 0);
  const mixed = prior / (prior + Math.min(yes, all - yes));
  const blocks: { weight: number; low: number; high: number; chance: number }[] = [];
  for (const row of order) {
    const logOdds = told.logOdds[row] ?? 0;
    const became = (1 - mixed) * (told.labels[row] ?? 0) + mixed * calibratedChance(line, logOdds);
    const weight = told.weights[row] ?? 0;
    blocks.push({ weight, low: logOdds, high: logOdds, chance: became });
    for (let last = blocks.at(-1), before = blocks.at(-2); last && before; ) {
      if (before.high < last.low && before.chance < last.chance) break;
      const both = before.weight + last.weight;
      const chance = (before.chance * before.weight + last.chance * last.weight) / both;
      blocks.splice(-2, 2, { weight: both, low: before.low, high: last.high, chance });
      [last, before] = [blocks.at(-1), blocks.at(-2)];
    }
  }
  if (blocks.length === 0) return line;
  // Level within a block, straight from one to the next.
  const ends = blocks.flatMap(({ low, high, chance }) =>
    low === high ? [{ at: low, chance }] : [low, high].map((at) => ({ at, chance })),
  );
  return { kind: 'steps', at: ends.map(({ at }) => at), chances: ends.map(({ chance }) => chance) };
}

/** What a line costs: the loss of its chances, and of being other than *as it is*. */
function missed(told: Told, { slope, offset }: Line, prior: number): number {
  let all = (prior / 2) * ((slope - 1) ** 2 + offset ** 2);
  told.logOdds.forEach((logOdds, row) => {
    const score = slope * logOdds + offset;
    all += (told.weights[row] ?? 0) * lossOf('logistic', score, told.labels[row] ?? 0);
  });
  return all;
}

type Line = Pick<Extract<Calibration, { readonly kind: 'line' }>, 'slope' | 'offset'>;

/** As many rows as it takes to believe a calibration as much as none. */
const PRIOR_ROWS = 10;
const STEPS_MAX = 50;
const CLOSE = 1e-10;
/** Sums over many rows differ by as much without having changed. */
const ROUNDING = 1e-12;
/** A part of a step that is too small to change anything. */
const PART_MIN = 1e-6;
/** A slope of 0 or less would turn the order round. */
const SLOPE_MIN = 0.01;

function between(at: readonly number[], chances: readonly number[], logOdds: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < logOdds) low = middle + 1;
    else high = middle;
  }
  const above = chances[low];
  const below = chances[low - 1];
  if (above === undefined || below === undefined) return above ?? below ?? 0.5;
  const [from, to] = [at[low - 1] ?? 0, at[low] ?? 0];
  return below + ((above - below) * (logOdds - from)) / (to - from);
}
