/** Rows of whole numbers, each kept once and found again by what is in it. */
export interface Rows {
  /** Number of the row with these cells, or −1. @param length how many of `cells` count */
  find(cells: Int32Array, length: number): number;
  /** Keeps it as the next, without looking whether it is there. @returns its number, or −1 when there is no room */
  add(cells: Int32Array, length: number): number;
}

const FIRST_ROWS = 1_024;
/** Knuth's multiplicative hashing: 2^32 divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

/** @param cellsMax of all rows together */
export function openRows(rowsMax: number, cellsMax: number): Rows {
  let starts = new Int32Array(FIRST_ROWS + 1);
  let kept = new Int32Array(FIRST_ROWS * 4);
  // A power of two, at most half full; −1 is empty.
  let places = new Int32Array(FIRST_ROWS * 2).fill(-1);
  let size = 0;

  const placeOf = (cells: Int32Array, from: number, length: number): number => {
    let hash = length;
    for (let index = from; index < from + length; index += 1) {
      hash = Math.imul(hash ^ (cells[index] ?? 0), SPREAD);
      hash ^= hash >>> 15;
    }
    return hash & (places.length - 1);
  };

  const isRow = (row: number, cells: Int32Array, length: number): boolean => {
    const start = starts[row] ?? 0;
    if ((starts[row + 1] ?? 0) - start !== length) return false;
    for (let index = 0; index < length; index += 1) {
      if (kept[start + index] !== cells[index]) return false;
    }
    return true;
  };

  const enter = (row: number, cells: Int32Array, from: number, length: number): void => {
    let place = placeOf(cells, from, length);
    while (places[place] !== -1) place = (place + 1) & (places.length - 1);
    places[place] = row;
  };

  const grow = (): void => {
    starts = copied(starts, starts.length * 4);
    places = new Int32Array(places.length * 4).fill(-1);
    for (let row = 0; row < size; row += 1) {
      const start = starts[row] ?? 0;
      enter(row, kept, start, (starts[row + 1] ?? 0) - start);
    }
  };

  return {
    find(cells, length) {
      let place = placeOf(cells, 0, length);
      for (;;) {
        const row = places[place] ?? -1;
        if (row === -1 || isRow(row, cells, length)) return row;
        place = (place + 1) & (places.length - 1);
      }
    },
    add(cells, length) {
      const start = starts[size] ?? 0;
      if (size >= rowsMax || start + length > cellsMax) return -1;
      if ((size + 1) * 2 > places.length) grow();
      if (start + length > kept.length) kept = copied(kept, (start + length) * 2);
      for (let index = 0; index < length; index += 1) kept[start + index] = cells[index] ?? 0;
      starts[size + 1] = start + length;
      enter(size, cells, 0, length);
      size += 1;
      return size - 1;
    },
  };
}

function copied(from: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(from);
  return larger;
}
