import { type Compilable, type RawBuilder, sql } from 'kysely';

/** What a column holds. */
export type Value = string | number | null;
/** A statement's values by the names of its slots. */
export type Values = Readonly<Record<string, Value>>;

/** A statement prepared once, run often. */
export interface Statement<Row> {
  all(values: Values): Promise<readonly Row[]>;
  /** The first row, if any. */
  first(values: Values): Promise<Row | undefined>;
  /** How many rows it changed. */
  change(values: Values): Promise<number>;
}

/** Prepares a statement on one connection; each dialect's driver has its own. */
export type Prepare = <Row>(query: Compilable<Row>) => Statement<Row>;

/** Text of a statement, and what goes to its `?` or `$1` in order: a slot, or always the same. */
export interface Compiled {
  readonly sql: string;
  readonly parts: readonly (Slot | Value)[];
}

/** Stands where a value comes in when the statement runs. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A place in a query that is filled each time it runs. */
export function slot<T extends Value>(name: string): RawBuilder<T> {
  return sql<T>`${new Slot(name)}`;
}

/** A query as text. @throws when it holds what no column can */
export function compiled(query: Compilable): Compiled {
  const { sql: text, parameters } = query.compile();
  return { sql: text, parts: parameters.map(partOf) };
}

/** The values in the order in which the text wants them. @throws when one is missing */
export function inOrder(parts: Compiled['parts'], values: Values): Value[] {
  return parts.map((part) => {
    if (!(part instanceof Slot)) return part;
    const value = values[part.name];
    if (value === undefined) throw new Error(`the statement needs a value for ${part.name}`);
    return value;
  });
}

function partOf(parameter: unknown): Slot | Value {
  const isPart =
    parameter instanceof Slot ||
    parameter === null ||
    typeof parameter === 'string' ||
    typeof parameter === 'number';
  if (!isPart) throw new Error(`a column holds no ${typeof parameter}`);
  return parameter;
}
