import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { SECOND_MS } from '../../../shared/kernel/time.ts';

/** The time for words and countdowns. */
export interface Clock {
  /** Moves every second. */
  readonly second: ReadonlySignal<number>;
  /** Moves every ten seconds: enough for "2 min". */
  readonly calm: ReadonlySignal<number>;
  now(): number;
}

export const CALM_MS = 10 * SECOND_MS;

/** @param every calls back once a second; stops by itself when nobody looks at the page */
export function startClock(now: () => number, every: (tick: () => void) => void): Clock {
  const second = signal(now());
  every(() => {
    second.value = now();
  });
  const calm = computed(() => Math.floor(second.value / CALM_MS) * CALM_MS + CALM_MS);
  return { second, calm, now };
}
