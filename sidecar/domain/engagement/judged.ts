/** What is thought of one moment of a session. */
export interface Judged {
  /** 0..100, not rounded, never NaN, whatever the session (SPEC EN1). */
  readonly level: number;
  /** That this session ends with an order, 0..1; null for a rule that knows no chances. */
  readonly chance: number | null;
  /** Share of the shop's recent moments with a lower chance, 0..1; null where too few are known. */
  readonly rank: number | null;
}
