import { repeatable, shuffle } from './chance.ts';
import type { Row } from './space.ts';

/** One plane per class, between its rows and all others. By place, so that a question reads only its own grams. */
export interface Margins {
  /** What belongs to a place stands from `begin[place]` up to `begin[place + 1]`. */
  readonly begin: Int32Array;
  readonly ofClass: Uint16Array;
  readonly weight: Float32Array;
  /** By class. */
  readonly shift: Float32Array;
}

/** Rows with their classes, 0 up to `classes`. */
export interface Lesson {
  readonly rows: readonly Row[];
  readonly classOf: Int32Array;
  readonly classes: number;
  /** How many places the rows' space has. */
  readonly places: number;
  /** By row: how much it counts, 1 for an ordinary one. */
  readonly weight: Float32Array;
}

const COST = 1; // half and twice as much rank the same
const ROUNDS_MAX = 15;
/** When no step of a round was longer the planes stand. */
const STEP_MIN = 0.01;
/** Of a class's largest weight: what is smaller changes no ranking, and is most of all weights. */
const WEIGHT_MIN_SHARE = 0.01;

/**
 * Support vector machines with squared hinge loss, each class against the rest, by dual coordinate descent: Hsieh et al., A
 * Dual Coordinate Descent Method for Large-scale Linear SVM, 2008 (https://doi.org/10.1145/1390156.1390208).
 */
export function trainMargins(lesson: Lesson): Margins {
  const { rows, classes, places } = lesson;
  const squares = Float64Array.from(rows, ({ reach }) => 1 + squaresOf(reach));
  const shift = new Float32Array(classes);
  const kept: { readonly at: Int32Array; readonly weight: Float32Array }[] = [];
  const plane = new Float32Array(places);
  for (let k = 0; k < classes; k += 1) {
    plane.fill(0);
    shift[k] = turn(plane, lesson, squares, k);
    let largest = 0;
    for (const weight of plane) largest = Math.max(largest, Math.abs(weight));
    const bound = largest * WEIGHT_MIN_SHARE;
    const at = Int32Array.from(plane.keys()).filter((place) => Math.abs(plane[place] ?? 0) > bound);
    kept.push({ at, weight: Float32Array.from(at, (place) => plane[place] ?? 0) });
  }
  return { ...byPlace(kept, places), shift };
}

/** How far on its own side of each plane a row lies: about 1 for a row the class was learned from, −1 for any other. */
export function marginsOf({ begin, ofClass, weight, shift }: Margins, row: Row): Float64Array {
  const margins = Float64Array.from(shift);
  for (let at = 0; at < row.places.length; at += 1) {
    const place = row.places[at] ?? 0;
    const reach = row.reach[at] ?? 0;
    const end = begin[place + 1] ?? 0;
    for (let entry = begin[place] ?? 0; entry < end; entry += 1) {
      const k = ofClass[entry] ?? 0;
      margins[k] = (margins[k] ?? 0) + (weight[entry] ?? 0) * reach;
    }
  }
  return margins;
}

/** Turns the plane until it divides the rows of class `k` from all others. @returns its shift */
function turn(
  plane: Float32Array,
  { rows, classOf, weight }: Lesson,
  squares: Float64Array,
  k: number,
): number {
  const pull = new Float64Array(rows.length);
  const order = Int32Array.from(rows.keys());
  const chance = repeatable(k);
  let shift = 0;
  let inPlay = rows.length;
  let bound = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    let longest = 0;
    shuffle(order.subarray(0, inPlay), chance);
    for (let at = 0; at < inPlay; at += 1) {
      const index = order[at] ?? 0;
      const row = rows[index];
      if (row === undefined) continue;
      const side = classOf[index] === k ? 1 : -1;
      const softness = 0.5 / (COST * (weight[index] ?? 1));
      const before = pull[index] ?? 0;
      const slope = side * (shift + dot(plane, row)) - 1 + softness * before;
      if (before === 0 && slope > bound) {
        // Far on its own side: it would not be moved in the rounds to come either (section 3.2).
        inPlay -= 1;
        order[at] = order[inPlay] ?? 0;
        order[inPlay] = index;
        at -= 1;
        continue;
      }
      const step = before === 0 ? Math.min(slope, 0) : slope;
      longest = Math.max(longest, Math.abs(step));
      if (step === 0) continue;
      const after = Math.max(before - slope / ((squares[index] ?? 1) + softness), 0);
      pull[index] = after;
      shift += (after - before) * side;
      add(plane, row, (after - before) * side);
    }
    if (longest < STEP_MIN) break;
    bound = longest;
  }
  return shift;
}

function dot(plane: Float32Array, { places, reach }: Row): number {
  let sum = 0;
  for (let at = 0; at < places.length; at += 1) {
    sum += (plane[places[at] ?? 0] ?? 0) * (reach[at] ?? 0);
  }
  return sum;
}

function add(plane: Float32Array, { places, reach }: Row, by: number): void {
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    plane[place] = (plane[place] ?? 0) + by * (reach[at] ?? 0);
  }
}

function byPlace(
  kept: readonly { readonly at: Int32Array; readonly weight: Float32Array }[],
  places: number,
): Omit<Margins, 'shift'> {
  const begin = new Int32Array(places + 1);
  for (const { at } of kept) for (const place of at) begin[place + 1] = (begin[place + 1] ?? 0) + 1;
  for (let place = 0; place < places; place += 1) {
    begin[place + 1] = (begin[place + 1] ?? 0) + (begin[place] ?? 0);
  }
  const next = begin.slice();
  const entries = begin[places] ?? 0;
  const ofClass = new Uint16Array(entries);
  const weight = new Float32Array(entries);
  kept.forEach((plane, k) => {
    plane.at.forEach((place, at) => {
      const entry = next[place] ?? 0;
      next[place] = entry + 1;
      ofClass[entry] = k;
      weight[entry] = plane.weight[at] ?? 0;
    });
  });
  return { begin, ofClass, weight };
}

function squaresOf(reach: Float32Array): number {
  return reach.reduce((sum, value) => sum + value * value, 0);
}
