import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Insertion } from './suggestions.model.ts';

/** What the field for a line and the suggestions above it tell each other. */
export type Writing = {
  /** To be put in the line, and taken away by it. */
  readonly inserted: Signal<Insertion | null>;
  /** Nothing is being written. */
  readonly isEmpty: Signal<boolean>;
  /** The knowledge is being searched. */
  readonly isSearching: Signal<boolean>;
  /** How often the agent did something here: a layout may follow then. */
  readonly acts: Signal<number>;
  /** What the first, second and third key insert; set by who shows them. */
  readonly insertAt: { current: ((at: number) => boolean) | null };
  /** Puts away what is shown; false when nothing is. */
  readonly hide: { current: (() => boolean) | null };
};

export function useWriting(): Writing {
  const inserted = useSignal<Insertion | null>(null);
  const isEmpty = useSignal(true);
  const isSearching = useSignal(false);
  const acts = useSignal(0);
  return useMemo(
    () => ({
      inserted,
      isEmpty,
      isSearching,
      acts,
      insertAt: { current: null },
      hide: { current: null },
    }),
    [inserted, isEmpty, isSearching, acts],
  );
}
