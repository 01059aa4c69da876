import { type Margins, marginsOf, trainMargins } from './margins.ts';
import { type Net, netOf, trainNet } from './net.ts';
import type { Reading } from './read.ts';
import { rowOf, type Space, spaceOf } from './space.ts';

/** Two ways of telling classes apart that err differently, so that both together err less. Plain values. */
export interface Told {
  readonly anyTwo: Space;
  readonly margins: Margins;
  readonly neighbours: Space;
  readonly nets: readonly Net[];
}

/** A text and the class it belongs to. */
export interface Taught {
  readonly reading: Reading;
  readonly k: number;
  /** 1: as much as one question. */
  readonly weight: number;
}

/** What the networks' opinion counts beside the margins; 0.1 to 0.4 are within half a point of each other. */
const NET_SHARE = 0.25;

/** Up to so many texts two networks are asked; beyond, time is dearer. */
const FEW_TEXTS = 3_000;

/** Learns to tell the classes apart. About a second for a thousand texts. */
export function tell(taught: readonly Taught[], classes: number): Told {
  const readings = taught.map(({ reading }) => reading);
  const classOf = Int32Array.from(taught, ({ k }) => k);
  const weight = Float32Array.from(taught, (text) => text.weight);
  const lesson = (space: Space) => ({
    rows: readings.map((reading) => rowOf(space, reading)),
    places: space.weight.length,
    classOf,
    classes,
    weight,
  });
  const anyTwo = spaceOf(readings, 'any-two');
  const margins = trainMargins(lesson(anyTwo));
  const neighbours = spaceOf(readings, 'neighbours');
  const near = lesson(neighbours);
  const seeds = taught.length <= FEW_TEXTS ? [1, 2] : [1];
  return { anyTwo, margins, neighbours, nets: seeds.map((seed) => trainNet(near, seed)) };
}

/** How near a text is to each class: about 1 for its own, −2 for those it has nothing of. */
export function nearness(
  { anyTwo, margins, neighbours, nets }: Told,
  reading: Reading,
): Float64Array {
  const both = marginsOf(margins, rowOf(anyTwo, reading));
  const row = rowOf(neighbours, reading);
  for (const net of nets) {
    netOf(net, row).forEach((chance, k) => {
      both[k] = (both[k] ?? 0) + (NET_SHARE * chance) / nets.length;
    });
  }
  return both;
}
