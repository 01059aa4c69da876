import { repeatable, shuffle } from './chance.ts';
import type { Lesson } from './margins.ts';
import type { Row } from './space.ts';

/** A small network: the row's grams add up to a hidden layer, and that to one number per class. Plain values. */
export interface Net {
  /** HIDDEN numbers per place. */
  readonly into: Float32Array;
  readonly intoShift: Float32Array;
  /** HIDDEN numbers per class. */
  readonly out: Float32Array;
  readonly outShift: Float32Array;
}

const HIDDEN = 128;
/** Half of a row's grams and half of the hidden layer are left out each time: no gram can be relied on alone. */
const LEFT_OUT_SHARE = 0.5;
const PACE = 0.05;
/** Of the certainty is given to all classes alike: labels of people are wrong now and then. */
const DOUBT_SHARE = 0.05;
/** Few rows are seen more often; 15 times at 10,000 rows. */
const SEEN_ROWS = 150_000;
const ROUNDS_MIN = 10;
const ROUNDS_MAX = 30;

/** Trained by stochastic gradients with steps of their own (Adagrad, https://jmlr.org/papers/v12/duchi11a.html). */
export function trainNet(lesson: Lesson, seed: number): Net {
  const { rows, classOf, classes, places, weight } = lesson;
  const chance = repeatable(seed);
  const scattered = (size: number, most: number): Float32Array =>
    Float32Array.from({ length: size }, () => (chance() * 2 - 1) * most);
  const net: Net = {
    into: scattered(places * HIDDEN, 0.35),
    intoShift: new Float32Array(HIDDEN),
    out: scattered(classes * HIDDEN, Math.sqrt(3 / HIDDEN)),
    outShift: new Float32Array(classes),
  };
  const seen: Net = {
    into: slight(net.into.length),
    intoShift: slight(HIDDEN),
    out: slight(net.out.length),
    outShift: slight(classes),
  };
  const rounds = Math.min(ROUNDS_MAX, Math.max(ROUNDS_MIN, Math.ceil(SEEN_ROWS / rows.length)));
  const order = Int32Array.from(rows.keys());
  const room: Room = {
    layer: new Float32Array(HIDDEN),
    back: new Float32Array(HIDDEN),
    lit: new Int32Array(HIDDEN),
    classes: new Float64Array(classes),
  };
  for (let round = 0; round < rounds; round += 1) {
    const pace = PACE * (1 - round / rounds);
    shuffle(order, chance);
    for (const index of order) {
      const row = rows[index];
      if (row === undefined) continue;
      const course = { net, seen, room, chance, pace: pace * Math.sqrt(weight[index] ?? 1) };
      learnFrom(course, row, classOf[index] ?? 0);
    }
  }
  return net;
}

/** The chance of each class by the network alone, as logarithms. */
export function netOf(net: Net, row: Row): Float64Array {
  const layer = Float32Array.from(net.intoShift);
  for (let at = 0; at < row.places.length; at += 1) {
    addInto(net, layer, row.places[at] ?? 0, row.reach[at] ?? 0);
  }
  const lit = Int32Array.from(layer.keys()).filter((unit) => (layer[unit] ?? 0) > 0);
  const raw = new Float64Array(net.outShift.length);
  outOf(net, layer, lit, raw);
  const largest = raw.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const sum = raw.reduce((all, value) => all + Math.exp(value - largest), 0);
  return raw.map((value) => value - largest - Math.log(sum));
}

/** Where one row is worked out, used again for the next. */
interface Room {
  readonly layer: Float32Array;
  readonly back: Float32Array;
  /** The units that are not zero: a quarter of them. */
  readonly lit: Int32Array;
  readonly classes: Float64Array;
}

interface Course {
  readonly net: Net;
  /** Sums of the squares of all gradients so far. */
  readonly seen: Net;
  readonly room: Room;
  readonly chance: () => number;
  readonly pace: number;
}

function learnFrom(course: Course, row: Row, wanted: number): void {
  const { net, seen, room, chance, pace } = course;
  const { layer, back, classes } = room;
  const scale = 1 / (1 - LEFT_OUT_SHARE);
  const used: number[] = [];
  layer.set(net.intoShift);
  for (let at = 0; at < row.places.length; at += 1) {
    if (chance() < LEFT_OUT_SHARE) continue;
    used.push(at);
    addInto(net, layer, row.places[at] ?? 0, (row.reach[at] ?? 0) * scale);
  }
  let count = 0;
  for (let unit = 0; unit < HIDDEN; unit += 1) {
    if ((layer[unit] ?? 0) <= 0 || chance() < LEFT_OUT_SHARE) continue;
    layer[unit] = (layer[unit] ?? 0) * scale;
    room.lit[count] = unit;
    count += 1;
  }
  const lit = room.lit.subarray(0, count);
  outOf(net, layer, lit, classes);
  errorsOf(classes, wanted);
  correctOut(course, lit);
  for (const unit of lit) {
    back[unit] = (back[unit] ?? 0) * scale;
    step(net.intoShift, seen.intoShift, unit, back[unit] ?? 0, pace);
  }
  for (const at of used) {
    const begin = (row.places[at] ?? 0) * HIDDEN;
    const reach = (row.reach[at] ?? 0) * scale;
    for (let n = 0; n < count; n += 1) {
      const unit = lit[n] ?? 0;
      step(net.into, seen.into, begin + unit, (back[unit] ?? 0) * reach, pace);
    }
  }
}

/** Turns what each class got into what it got too much. */
function errorsOf(classes: Float64Array, wanted: number): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of classes) largest = Math.max(largest, value);
  let sum = 0;
  for (let k = 0; k < classes.length; k += 1) {
    const grown = Math.exp((classes[k] ?? 0) - largest);
    classes[k] = grown;
    sum += grown;
  }
  const doubt = DOUBT_SHARE / classes.length;
  for (let k = 0; k < classes.length; k += 1) {
    classes[k] = (classes[k] ?? 0) / sum - doubt - (k === wanted ? 1 - DOUBT_SHARE : 0);
  }
}

function correctOut({ net, seen, room, pace }: Course, lit: Int32Array): void {
  const { layer, back, classes } = room;
  back.fill(0);
  for (let k = 0; k < classes.length; k += 1) {
    const error = classes[k] ?? 0;
    const begin = k * HIDDEN;
    for (let n = 0; n < lit.length; n += 1) {
      const unit = lit[n] ?? 0;
      back[unit] = (back[unit] ?? 0) + error * (net.out[begin + unit] ?? 0);
      step(net.out, seen.out, begin + unit, error * (layer[unit] ?? 0), pace);
    }
    step(net.outShift, seen.outShift, k, error, pace);
  }
}

function step(
  values: Float32Array,
  seen: Float32Array,
  at: number,
  gradient: number,
  pace: number,
): void {
  const squares = (seen[at] ?? 0) + gradient * gradient;
  seen[at] = squares;
  values[at] = (values[at] ?? 0) - (pace * gradient) / Math.sqrt(squares);
}

function addInto({ into }: Net, layer: Float32Array, place: number, reach: number): void {
  const begin = place * HIDDEN;
  for (let unit = 0; unit < HIDDEN; unit += 1) {
    layer[unit] = (layer[unit] ?? 0) + (into[begin + unit] ?? 0) * reach;
  }
}

function outOf(
  { out, outShift }: Net,
  layer: Float32Array,
  lit: Int32Array,
  classes: Float64Array,
): void {
  for (let k = 0; k < classes.length; k += 1) {
    const begin = k * HIDDEN;
    let sum = outShift[k] ?? 0;
    for (let n = 0; n < lit.length; n += 1) {
      const unit = lit[n] ?? 0;
      sum += (out[begin + unit] ?? 0) * (layer[unit] ?? 0);
    }
    classes[k] = sum;
  }
}

function slight(size: number): Float32Array {
  return new Float32Array(size).fill(1e-8);
}
