import { NODE_ID_MAX } from '../../../shared/protocol/limits.ts';
import { type Fields, fields, list, whole } from '../wash/reading.ts';

/**
 * A node for as long as it stays in one place, by its number among all stays, in the order in which they began: moved, it
 * begins another.
 */
export type Stay = number;
export const NOBODY: Stay = 0;
/** Who was there before everybody: the picture. */
export const FIRST: Stay = 1;

/** Where nodes stand, by their ids alone: a picture without a document. */
export interface Outline {
  /** Who has this id now. */
  at(id: unknown): Stay;
  idOf(stay: Stay): number;
  parentOf(stay: Stay): Stay;
  /** What it came and goes with, in one piece. */
  pieceOf(stay: Stay): Stay;
  afterOf(stay: Stay): Stay;
  /** The first in it that is in no shadow. */
  firstIn(stay: Stay): Stay;
  /** Whether it was taken out. */
  isGone(stay: Stay): boolean;
  /** How many were of those that came by themselves. */
  goneAlone(): number;
  /**
   * Puts a node before another one; NOBODY: as the last.
   *
   * @returns NOBODY when it is there already, or cannot be there
   */
  add(id: unknown, isShadow: boolean, parent: Stay, after: Stay): Stay;
  /** The same for a written node and all in it. */
  addAll(written: unknown, parent: Stay, after: Stay): Stay;
  /** Takes it out with all in it. */
  remove(stay: Stay): void;
  /** Nobody is there any more, to go the same way again. */
  rewind(): void;
  /** As `addAll` did. */
  putAgain(stay: Stay, after: Stay): void;
  /** As `remove` did; what is in it is where nobody comes any more. */
  takeAgain(stay: Stay): void;
}

/**
 * In columns, in which 0 is nobody: of thirty thousand stays a second each would be little to keep, and much to make and to
 * collect.
 */
export function newOutline(): Outline {
  const stays = new Map<number, Stay>();
  let count = FIRST;
  let room = FIRST_ROOM;
  let ids = new Int32Array(room);
  /** Twice its parent, and one more in a shadow. */
  let rows = new Int32Array(room);
  let pieces = new Int32Array(room);
  let befores = new Int32Array(room);
  let afters = new Int32Array(room);
  let gone = new Uint8Array(room);
  /** By row. */
  let firsts = new Int32Array(2 * room);
  let lasts = new Int32Array(2 * room);
  let goneAlone = 0;

  const grow = (): void => {
    room *= 2;
    ids = copied(ids, new Int32Array(room));
    rows = copied(rows, new Int32Array(room));
    pieces = copied(pieces, new Int32Array(room));
    befores = copied(befores, new Int32Array(room));
    afters = copied(afters, new Int32Array(room));
    gone = copied(gone, new Uint8Array(room));
    firsts = copied(firsts, new Int32Array(2 * room));
    lasts = copied(lasts, new Int32Array(2 * room));
  };

  const link = (stay: Stay, after: Stay): void => {
    const row = rows[stay] ?? NOBODY;
    if (row === NOBODY) return;
    const before = (after === NOBODY ? lasts[row] : befores[after]) ?? NOBODY;
    befores[stay] = before;
    afters[stay] = after;
    if (before === NOBODY) firsts[row] = stay;
    else afters[before] = stay;
    if (after === NOBODY) lasts[row] = stay;
    else befores[after] = stay;
  };

  const unlink = (stay: Stay): void => {
    const row = rows[stay] ?? NOBODY;
    if (row === NOBODY) return;
    const before = befores[stay] ?? NOBODY;
    const after = afters[stay] ?? NOBODY;
    if (before === NOBODY) firsts[row] = after;
    else afters[before] = after;
    if (after === NOBODY) lasts[row] = before;
    else befores[after] = before;
  };

  const begin = (
    said: unknown,
    isShadow: boolean,
    parent: Stay,
    after: Stay,
    piece: Stay,
  ): Stay => {
    const id = whole(said, 1, NODE_ID_MAX);
    if (id === undefined || stays.has(id)) return NOBODY;
    const row = parent === NOBODY ? NOBODY : 2 * parent + (isShadow ? 1 : 0);
    if (after !== NOBODY && rows[after] !== row) return NOBODY;
    if (count === room) grow();
    const stay = count;
    count += 1;
    ids[stay] = id;
    rows[stay] = row;
    pieces[stay] = piece === NOBODY ? stay : piece;
    stays.set(id, stay);
    link(stay, after);
    return stay;
  };

  const at = (id: unknown): Stay => (typeof id === 'number' ? (stays.get(id) ?? NOBODY) : NOBODY);

  return {
    at,
    idOf: (stay) => ids[stay] ?? 0,
    parentOf: (stay) => (rows[stay] ?? NOBODY) >> 1,
    pieceOf: (stay) => pieces[stay] ?? NOBODY,
    afterOf: (stay) => afters[stay] ?? NOBODY,
    firstIn: (stay) => firsts[2 * stay] ?? NOBODY,
    isGone: (stay) => gone[stay] === 1,
    goneAlone: () => goneAlone,
    add: (id, isShadow, parent, after) => begin(id, isShadow, parent, after, NOBODY),
    addAll(written, parent, after) {
      const said = fields(written);
      const added = begin(said?.id, said?.isShadow === true, parent, after, NOBODY);
      const waiting: [Stay, Fields | undefined][] = added === NOBODY ? [] : [[added, said]];
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const [stay, node] = next;
        for (const raw of list(node?.childNodes) ?? []) {
          const child = fields(raw);
          const inside = begin(child?.id, child?.isShadow === true, stay, NOBODY, added);
          if (inside === NOBODY) return NOBODY;
          waiting.push([inside, child]);
        }
      }
      return added;
    },
    remove(stay) {
      unlink(stay);
      const waiting: Stay[] = [stay];
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        stays.delete(ids[next] ?? 0);
        gone[next] = 1;
        if (pieces[next] === next) goneAlone += 1;
        for (let row = 2 * next; row <= 2 * next + 1; row += 1) {
          let child = firsts[row] ?? NOBODY;
          for (; child !== NOBODY; child = afters[child] ?? NOBODY) waiting.push(child);
        }
      }
    },
    rewind() {
      firsts.fill(NOBODY);
      lasts.fill(NOBODY);
    },
    putAgain(stay, after) {
      link(stay, after);
      for (let inside = stay + 1; inside < count && pieces[inside] === stay; inside += 1)
        link(inside, NOBODY);
    },
    takeAgain: unlink,
  };
}

/** Of a usual page. */
const FIRST_ROOM = 4_096;

function copied<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
