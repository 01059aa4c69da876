import type { Log } from '../ports/ambient.ts';
import { StoreUnavailable } from '../ports/store.ts';
import type { Counters } from './counters.ts';

/**
 * Where an unexpected error ends: counted each time, logged once until the place has another one,
 * so that a full disk does not fill the log too.
 */
export function faultsTo(log: Log, counters: Counters) {
  const last = new Map<string, string>();
  return (place: string) =>
    (error: unknown): void => {
      const sentence = sentenceOf(error);
      counters.faulted(place);
      if (last.get(place) === sentence) return;
      last.set(place, sentence);
      const stack = error instanceof Error ? error.stack : undefined;
      log.error('fault', { place, sentence, ...(stack === undefined ? {} : { stack }) });
    };
}

export type Faults = ReturnType<typeof faultsTo>;

/** Whether the store said that it cannot keep anything now. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof StoreUnavailable;
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'not an error';
}
