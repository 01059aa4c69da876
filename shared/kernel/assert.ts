/**
 * Stops at a bug.
 *
 * @param sentence says to a stranger what was expected; never contains the text of a chat
 * @throws Error when the condition does not hold
 */
export function assert(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}

/** Ends a `switch` over a union: a new member does not compile until it is handled. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
