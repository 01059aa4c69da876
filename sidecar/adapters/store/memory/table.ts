import { assert } from '../../../../shared/kernel/assert.ts';

/** Takes changes back: what a failed request did, newest first. */
export interface Journal {
  note(undo: () => void): void;
  /** @throws when this is a reading */
  assertWriting(): void;
}

/** Rows by key, and by the groups they are looked up in. */
export interface Table<Row> {
  get(key: string): Row | undefined;
  put(row: Row): void;
  delete(key: string): void;
  all(): readonly Row[];
  /** Rows of a group, in no particular order. */
  in(group: string, key: string): readonly Row[];
}

/** How a row is found: null leaves it out of the group. */
export interface Keys<Row> {
  readonly key: (row: Row) => string;
  readonly groups?: Readonly<Record<string, (row: Row) => string | null>>;
}

/** A table in memory whose every change the journal can take back. */
export function table<Row>(journal: Journal, { key, groups = {} }: Keys<Row>): Table<Row> {
  const rows = new Map<string, Row>();
  const members = new Map<string, Map<string, Row>>();

  function regroup(row: Row, change: (group: Map<string, Row>, at: string) => void): void {
    for (const [name, groupOf] of Object.entries(groups)) {
      const found = groupOf(row);
      if (found === null) continue;
      const at = `${name} ${found}`;
      const group = members.get(at) ?? new Map<string, Row>();
      change(group, key(row));
      if (group.size > 0) members.set(at, group);
      else members.delete(at);
    }
  }

  function insert(row: Row): void {
    const before = rows.get(key(row));
    if (before !== undefined) remove(before);
    rows.set(key(row), row);
    regroup(row, (group, at) => group.set(at, row));
  }

  function remove(row: Row): void {
    rows.delete(key(row));
    regroup(row, (group, at) => group.delete(at));
  }

  return {
    get: (wanted) => rows.get(wanted),
    put: (given) => {
      journal.assertWriting();
      const row = kept(given);
      const before = rows.get(key(row));
      insert(row);
      journal.note(() => (before === undefined ? remove(row) : insert(before)));
    },
    delete: (wanted) => {
      journal.assertWriting();
      const before = rows.get(wanted);
      if (before === undefined) return;
      remove(before);
      journal.note(() => insert(before));
    },
    all: () => [...rows.values()],
    in: (group, wanted) => {
      assert(Object.hasOwn(groups, group), `there is no group ${group}`);
      return [...(members.get(`${group} ${wanted}`)?.values() ?? [])];
    },
  };
}

/** The row as a database would give it back: only what JSON can say, and not to be changed. */
function kept<Row>(row: Row): Row {
  const copy: Row = JSON.parse(JSON.stringify(row));
  return frozen(copy);
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/** Orders by several readings in turn, each ascending; `-1` turns the whole around. */
export function by<Row>(
  readings: readonly ((row: Row) => number | string)[],
  direction: 1 | -1 = 1,
): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const reading of readings) {
      const [x, y] = [reading(a), reading(b)];
      if (x < y) return -direction;
      if (x > y) return direction;
    }
    return 0;
  };
}

/** Deletes the oldest rows of before a moment, at most `max`; how many went. */
export function forgetOldest<Row>(
  rows: Table<Row>,
  key: (row: Row) => string,
  at: (row: Row) => number,
  before: number,
  max: number,
  mayGo: (row: Row) => boolean = () => true,
): number {
  const gone = rows
    .all()
    .filter((row) => at(row) < before && mayGo(row))
    .sort(by([at, key]))
    .slice(0, max);
  for (const row of gone) rows.delete(key(row));
  return gone.length;
}
