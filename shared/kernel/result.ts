/** Either what was asked for, or why not. */
export type Result<T, E> = Ok<T> | Err<E>;

export interface Ok<T> {
  readonly isOk: true;
  readonly value: T;
}

export interface Err<E> {
  readonly isOk: false;
  readonly error: E;
}

/** What was asked for. */
export function ok<T>(value: T): Ok<T> {
  return { isOk: true, value };
}

/** An expected no. */
export function err<E>(error: E): Err<E> {
  return { isOk: false, error };
}
