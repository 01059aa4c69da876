import { NODE_ID_MAX } from '../../../shared/protocol/limits.ts';
import { type Fields, fields, list, whole } from '../wash/reading.ts';

/** A node for as long as it stays in one place: moved, it begins another stay. */
export interface Stay {
  readonly id: number;
  /** Its number among all stays, in the order in which they began. */
  readonly order: number;
  readonly parent: Stay | null;
  /** What it came in, when it did not come alone. */
  readonly within: Stay | null;
  readonly rows: { readonly light: Row; readonly shadow: Row };
  row: Row | null;
  before: Stay | null;
  after: Stay | null;
}

interface Row {
  first: Stay | null;
  last: Stay | null;
}

/** Where nodes stand, by their ids alone: a picture without a document. */
export interface Outline {
  at(id: number): Stay | undefined;
  /**
   * Puts a written node, and all in it, before another one; null: as the last.
   *
   * @returns null when it is there already, or cannot be there
   */
  add(written: unknown, parent: Stay | null, after: Stay | null): Stay | null;
  /** Takes it out with all in it. @param each hears of every one */
  remove(stay: Stay, each: (gone: Stay) => void): void;
}

/** What it came and goes with, in one piece. */
export function pieceOf(stay: Stay): Stay {
  return stay.within ?? stay;
}

export function newOutline(): Outline {
  const stays = new Map<number, Stay>();
  let count = 0;

  const put = (stay: Stay, row: Row, after: Stay | null): void => {
    const before = after === null ? row.last : after.before;
    stay.row = row;
    stay.before = before;
    stay.after = after;
    if (before === null) row.first = stay;
    else before.after = stay;
    if (after === null) row.last = stay;
    else after.before = stay;
  };

  const one = (
    node: Fields | undefined,
    parent: Stay | null,
    after: Stay | null,
    within: Stay | null,
  ): Stay | null => {
    const id = whole(node?.id, 1, NODE_ID_MAX);
    if (id === undefined || stays.has(id)) return null;
    const row = node?.isShadow === true ? parent?.rows.shadow : parent?.rows.light;
    if (after !== null && after.row !== row) return null;
    const rows = { light: { first: null, last: null }, shadow: { first: null, last: null } };
    const place = { row: null, before: null, after: null };
    const stay: Stay = { id, order: count, parent, within, rows, ...place };
    count += 1;
    if (row !== undefined) put(stay, row, after);
    stays.set(id, stay);
    return stay;
  };

  return {
    at: (id) => stays.get(id),
    add(written, parent, after) {
      const said = fields(written);
      const added = one(said, parent, after, null);
      const waiting: [Stay, Fields | undefined][] = added === null ? [] : [[added, said]];
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const [stay, node] = next;
        for (const raw of list(node?.childNodes) ?? []) {
          const child = fields(raw);
          const inside = one(child, stay, null, added);
          if (inside === null) return null;
          waiting.push([inside, child]);
        }
      }
      return added;
    },
    remove(stay, each) {
      const { row, before, after } = stay;
      if (row !== null) {
        if (before === null) row.first = after;
        else before.after = after;
        if (after === null) row.last = before;
        else after.before = before;
      }
      const waiting: Stay[] = [stay];
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        stays.delete(next.id);
        each(next);
        for (const { first } of [next.rows.light, next.rows.shadow])
          for (let child = first; child !== null; child = child.after) waiting.push(child);
      }
    },
  };
}
