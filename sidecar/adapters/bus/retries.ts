/** How long to wait before the next try: longer after each one in vain, and not all at one moment. */
export interface Retries {
  tried(): void;
  succeeded(): void;
  /** The same until the next try. */
  waitMs(): number;
}

export function retries(
  { retryFirstMs, retryMaxMs }: { readonly retryFirstMs: number; readonly retryMaxMs: number },
  chance: () => number,
): Retries {
  let doublings = 0;
  let spread = chance();
  return {
    tried() {
      doublings += 1;
      spread = chance();
    },
    succeeded() {
      doublings = 0;
    },
    waitMs: () => Math.min(retryMaxMs, retryFirstMs * 2 ** doublings) * (0.5 + spread / 2),
  };
}
