/**
 * How far the machine's clock is to be believed. Asked at the moment of judging, since somebody may set it at
 * any moment (SPEC CK1, CK4).
 */
export interface ClockTrust {
  /** Whether it has gone evenly for long enough for what cannot be undone. */
  isSettled(): boolean;
  /** For how many milliseconds it has gone without a jump. */
  evenForMs(): number;
}

/** Of a clock that nobody sets. */
export const EVEN_CLOCK: ClockTrust = {
  isSettled: () => true,
  evenForMs: () => Number.POSITIVE_INFINITY,
};
