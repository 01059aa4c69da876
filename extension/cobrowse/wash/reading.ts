/** Reading what came over the wire: every function says undefined when it is not what it should be. */
export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown): Fields | undefined {
  return isFields(value) ? value : undefined;
}

export function list(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A whole number from `least` to `most`. */
export function whole(value: unknown, least: number, most: number): number | undefined {
  const isWhole = typeof value === 'number' && Number.isInteger(value);
  return isWhole && value >= least && value <= most ? value : undefined;
}

/** Any number that is one. */
export function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Each of a list, without those that `read` makes nothing of. */
export function each<T>(value: unknown, read: (one: unknown) => T | undefined): T[] {
  const kept: T[] = [];
  for (const one of list(value) ?? []) {
    const made = read(one);
    if (made !== undefined) kept.push(made);
  }
  return kept;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
