import { DRAFT_EVERY_MS, DRAFT_SHOWN_MAX_CHARS } from '../../shared/protocol/limits.ts';
import { guarded } from '../guard.ts';

/** What the visitor writes, for who has it shared: at once, then no more often than needed, and the last always. */
export interface Drafts {
  /** What is in the field now; empty is told without waiting. */
  write(text: string): void;
}

/** @param tell called with at most DRAFT_SHOWN_MAX_CHARS, the end of what is written: there it changes */
export function openDrafts(tell: (text: string) => void): Drafts {
  let wanted = '';
  let told = '';
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const say = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (wanted === told) return;
    told = wanted;
    toldAtMs = performance.now();
    tell(wanted);
  };
  return {
    write(text) {
      wanted = text.slice(-DRAFT_SHOWN_MAX_CHARS);
      const waitMs = wanted === '' ? 0 : toldAtMs + DRAFT_EVERY_MS - performance.now();
      if (waitMs <= 0) say();
      else timer ??= setTimeout(guarded('draft', say), waitMs);
    },
  };
}
