/** How long and how hard to measure. */
export interface Settings {
  readonly rounds: number;
  /** Of each of a round's two stretches. */
  readonly forMs: number;
  readonly connections: number;
  /** Where the sidecar leaves a processor profile; null for none. */
  readonly profileDir: string | null;
  readonly say: (line: string) => void;
}

export const PER_SECOND_GOAL = 5_000;
export const PACED_PER_SECOND = 2_000;
export const PACED_P99_GOAL_MS = 50;
