/** What is looked at, in the order in which it is told. */
export type Check =
  | 'page'
  | 'tag'
  | 'mixed'
  | 'loader'
  | 'main'
  | 'policy'
  | 'sidecar'
  | 'origin'
  | 'codes'
  | 'products'
  | 'consent'
  | 'identify'
  | 'single-page'
  | 'browser'
  | 'signal';

/** One thing that was looked at: as it should be, wrong, or worth knowing. */
export interface Finding {
  readonly check: Check;
  readonly state: 'right' | 'wrong' | 'note';
  /** For the shop's developer: what is so and, when it is wrong, what to do. */
  readonly sentence: string;
}

export function right(check: Check, sentence: string): Finding {
  return { check, state: 'right', sentence };
}

export function wrong(check: Check, sentence: string): Finding {
  return { check, state: 'wrong', sentence };
}

export function note(check: Check, sentence: string): Finding {
  return { check, state: 'note', sentence };
}

export function isWrong({ state }: Finding): boolean {
  return state === 'wrong';
}
