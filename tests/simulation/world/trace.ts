import { createHash } from 'node:crypto';
import type { Times } from './times.ts';

/** What happened, in words, and a hash over all of it: the same seed gives the same hash. */
export interface Trace {
  note(what: string): void;
  hash(): string;
  /** The last steps, oldest first. */
  story(): readonly string[];
}

const STORY_MAX = 400;

export function openTrace(times: Times, isWhole: boolean): Trace {
  const hash = createHash('sha256');
  const story: string[] = [];
  return {
    note(what) {
      const line = `${(times.now() / 1_000).toFixed(3).padStart(10)} s  ${what}`;
      hash.update(line);
      story.push(line);
      if (!isWhole && story.length > STORY_MAX * 2) story.splice(0, STORY_MAX);
    },
    hash: () => hash.copy().digest('hex').slice(0, 16),
    story: () => (isWhole ? story : story.slice(-STORY_MAX)),
  };
}
