import type { OpenTerms } from './asks.ts';

/** One client, or many, that go away and come back. */
export interface Resuming {
  leave(): Promise<void>;
  /** @param until the text of the last thing missed; for many: nothing, they are back when welcomed */
  back(until: string): Promise<void>;
  loseAndFind?(): Promise<void>;
}

/** What a module of clients exports as `openResuming`. */
export type OpenResuming = (terms: OpenTerms) => Promise<Resuming>;
