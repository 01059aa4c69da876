/** How long a state may take to come before the play stops; a bound, not a pause. */
export const STATE_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 25;

/**
 * Looks until there is something to return.
 *
 * @param what names the state, for the sentence when it does not come
 */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  withinMs = STATE_WITHIN_MS,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`did not happen within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
