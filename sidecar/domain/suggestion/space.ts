import { letterGrams, type Stemmed, stemGrams, type Together } from './grams.ts';

/** A text as numbers: places in a space that are not zero, and how far it reaches along each. Its length is 1. */
export interface Row {
  readonly places: Int32Array;
  readonly reach: Float32Array;
}

/** The grams of the texts it was made from, each with a place and a weight. Plain values: it goes between threads. */
export interface Space {
  readonly together: Together;
  /** Open addressing: a gram's place stands where its number leads, or in the next free slot; −1: free. */
  readonly slotGram: Uint32Array;
  readonly slotPlace: Int32Array;
  /** By place. */
  readonly weight: Float32Array;
}

/**
 * Rare grams weigh more, by the root of what is usual (log of the inverse share of texts with it): with few texts,
 * rare says little. Measured, docs/adr/0023-suggestions.md.
 */
const RARITY_POWER = 0.5;

/** The space of these texts. */
export function spaceOf(texts: readonly Stemmed[], together: Together): Space {
  const counts = new Map<number, number>();
  for (const text of texts) {
    for (const gram of new Set([...stemGrams(text, together), ...letterGrams(text)])) {
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, counts.size * 2)));
  const space: Space = {
    together,
    slotGram: new Uint32Array(slots),
    slotPlace: new Int32Array(slots).fill(-1),
    weight: new Float32Array(counts.size),
  };
  let place = 0;
  for (const [gram, count] of counts) {
    const slot = slotOf(space, gram);
    space.slotGram[slot] = gram;
    space.slotPlace[slot] = place;
    space.weight[place] = (Math.log((1 + texts.length) / (1 + count)) + 1) ** RARITY_POWER;
    place += 1;
  }
  return space;
}

/** The text in the space; what the space does not know is left out. */
export function rowOf(space: Space, text: Stemmed): Row {
  const stems = part(space, stemGrams(text, space.together));
  const letters = part(space, letterGrams(text));
  const parts = [stems, letters].filter(({ size }) => size > 0);
  const places = new Int32Array(stems.size + letters.size);
  const reach = new Float32Array(places.length);
  let at = 0;
  for (const found of parts) {
    let squares = 0;
    for (const value of found.values()) squares += value * value;
    // Each part has the same say, however many grams it has.
    const scale = 1 / Math.sqrt(squares * parts.length);
    for (const [place, value] of found) {
      places[at] = place;
      reach[at] = value * scale;
      at += 1;
    }
  }
  return { places, reach };
}

// A gram that comes back says less each time.
function part(space: Space, grams: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const gram of grams) {
    const place = space.slotPlace[slotOf(space, gram)] ?? -1;
    if (place >= 0) found.set(place, (found.get(place) ?? 0) + 1);
  }
  for (const [place, times] of found) {
    found.set(place, (1 + Math.log(times)) * (space.weight[place] ?? 0));
  }
  return found;
}

function slotOf({ slotGram, slotPlace }: Space, gram: number): number {
  const mask = slotGram.length - 1;
  let slot = (gram ^ (gram >>> 15)) & mask;
  while (slotPlace[slot] !== -1 && slotGram[slot] !== gram) slot = (slot + 1) & mask;
  return slot;
}
