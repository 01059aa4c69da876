/**
 * The page entry: whatever of ours runs inside the shop's page goes through here, so that a fault of
 * ours never becomes the shop's. What failed is named once on the console and switched off alone.
 */
export function guarded<Arguments extends readonly unknown[]>(
  what: string,
  act: (...given: Arguments) => void,
  onFailure?: () => void,
): (...given: Arguments) => void {
  return (...given) => {
    try {
      act(...given);
    } catch (cause) {
      onFailure?.();
      report(what, cause);
    }
  };
}

/** For a promise nobody else waits for. */
export function guardedPromise(
  what: string,
  promise: Promise<unknown>,
  onFailure?: () => void,
): void {
  promise.catch((cause: unknown) => {
    onFailure?.();
    report(what, cause);
  });
}

const reported = new Set<string>();

function report(what: string, cause: unknown): void {
  if (reported.has(what)) return;
  reported.add(what);
  console.warn(`toonbank: ${what} failed and is switched off; the page is not affected.`, cause);
}
