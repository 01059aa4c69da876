/** An object as JSON knows it. */
export type Plain = Readonly<Record<string, unknown>>;

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A whole number from 0 to `max`. */
export function isWhole(value: unknown, max: number): value is number {
  return typeof value === 'number' && value >= 0 && value <= max && Number.isInteger(value);
}

/** Sets a field of its own, whatever its name: `__proto__` is one like any other. */
export function setField(into: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(into, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  } else into[name] = value;
}
