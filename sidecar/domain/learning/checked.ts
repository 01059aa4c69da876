/** Whether a value from outside is a number that can be calculated with. */
export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** An object with fields, or null. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value));
}

/** A list of at most so many, or null. */
export function asList(value: unknown, lengthMax: number): readonly unknown[] | null {
  return Array.isArray(value) && value.length <= lengthMax ? value : null;
}

/** A list of at most so many finite numbers, or null. */
export function asNumbers(value: unknown, lengthMax: number): readonly number[] | null {
  const list = asList(value, lengthMax);
  const numbers = list?.filter(isFiniteNumber) ?? null;
  return numbers !== null && numbers.length === list?.length ? numbers : null;
}
