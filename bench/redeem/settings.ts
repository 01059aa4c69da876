/** How much is measured. */
export interface Settings {
  readonly rounds: number;
  /** Raced for in each way. */
  readonly codes: number;
  /** Redemptions of each stretch whose rate is measured. */
  readonly each: number;
  readonly profileDir: string | null;
  readonly say: (line: string) => void;
}

/** How many ask for one code at the same time. */
export const PARALLEL = [20, 50] as const;
/** How many redemptions are under way when many come together: as many as one commit takes. */
export const TOGETHER = 256;
/** How often the sidecar is killed in the middle of a race. */
export const KILLS = 12;

export const SINGLY_GOAL_SHARE = 0.5;
export const TOGETHER_GOAL_TIMES = 5;

export const SHOP = 'boots';
export const SERVER_KEY = 'a-key-for-the-server-of-the-boots-shop';
/** What every code gives at most, and what is asked for. */
export const MOST_MINOR = 8_00;
export const TAKEN_MINOR = 5_00;
export const BASKET_MINOR = 80_00;
