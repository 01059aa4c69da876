/** What is done to a page, as numbers: each is taken modulo what is there when its turn comes. */
export interface Step {
  readonly act: string;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Between steps: on within the same task, in a task of its own, or after a frame. */
export const PAUSES = ['task', 'frame'] as const;

export interface Program {
  readonly seed: number;
  /** Before recording begins. */
  readonly before: readonly Step[];
  /** From the moment recording begins, while the first picture is being made. */
  readonly during: readonly Step[];
  readonly after: readonly Step[];
}
