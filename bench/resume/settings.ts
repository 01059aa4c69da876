/** How often and how many. */
export interface Settings {
  /** Of going away and coming back with what was missed. */
  readonly rounds: number;
  /** Of everybody coming back at once. */
  readonly storms: number;
  readonly visitors: number;
  readonly profileDir: string | null;
  readonly say: (line: string) => void;
}

export const OFFLINE_MS = 5_000;
export const MISSED_GOAL_MS = 300;
export const STORM_GOAL_MS = 3_000;

export const SHOP = 'boots';
export const SHOP_ORIGIN = 'https://boots.example';
