import { OUTBOX_SIGNALS_MAX } from '../../shared/protocol/limits.ts';
import type { Signal } from '../../shared/protocol/messages/session.ts';
import { isRecord, listOf } from '../unknown.ts';

/**
 * A signal with its number in this tab. `wasSent`: the sidecar may have it already, and has it when its mark
 * is no lower: the number was given, or sent, after the mark was known.
 */
export interface Noted {
  readonly n: number;
  readonly id: string;
  readonly at: number;
  readonly body: Signal;
  readonly wasSent: boolean;
}

/** What a reload must not lose. `last` is the highest number given out. */
export interface KeptSignals {
  readonly last: number;
  readonly noted: readonly Noted[];
}

/**
 * Signals until the sidecar has marked them. Numbers rise within a tab; the sidecar keeps one
 * high-water mark, so a gap left by the bound is harmless and a repeat is dropped there.
 */
export interface SignalOutbox {
  note(id: string, at: number, body: Signal): void;
  /** A connection was greeted: everything unmarked goes again, in order. To be kept before it goes. */
  greeted(marked: number): void;
  /** The next to go over this connection, if any. */
  next(): Noted | undefined;
  /** It went over this connection. */
  sent(n: number): void;
  marked(n: number): void;
  /** All unmarked, lowest first: for the beacon, which must not move the mark past one it left out. */
  unmarked(): readonly Noted[];
  sentByBeacon(upTo: number): void;
  forget(): void;
  kept(): KeptSignals;
}

export function openSignalOutbox(kept: KeptSignals): SignalOutbox {
  let { last } = kept;
  let noted = [...kept.noted];
  let sentUpTo = 0;
  let isGreeted = false;

  return {
    note(id, at, body) {
      last += 1;
      noted.push({ n: last, id, at, body, wasSent: isGreeted });
      if (noted.length > OUTBOX_SIGNALS_MAX) noted.shift();
    },
    greeted(marked) {
      noted = noted.filter((signal) => signal.n > marked || !signal.wasSent);
      // A crash can lose the count that was kept; what never left takes numbers above the mark.
      if (noted.some((signal) => signal.n <= marked)) noted = renumber(noted, marked);
      last = Math.max(last, marked, ...noted.map((signal) => signal.n));
      // From here on a crash may come at any moment: whether a signal had left would not be known.
      noted = noted.map((signal) => ({ ...signal, wasSent: true }));
      isGreeted = true;
      sentUpTo = 0;
    },
    next: () => noted.find(({ n }) => n > sentUpTo),
    sent(n) {
      sentUpTo = n;
    },
    marked(n) {
      noted = noted.filter((signal) => signal.n > n);
    },
    unmarked: () => noted,
    sentByBeacon(upTo) {
      noted = noted.map((signal) => (signal.n <= upTo ? { ...signal, wasSent: true } : signal));
    },
    forget() {
      noted = [];
    },
    kept: () => ({ last, noted }),
  };
}

function renumber(noted: readonly Noted[], marked: number): Noted[] {
  let n = marked;
  return noted.map((signal) => {
    n = Math.max(n + 1, signal.n);
    return { ...signal, n };
  });
}

/** What storage gave back, if it is what was put there. */
export function readKeptSignals(kept: unknown): KeptSignals {
  if (!isRecord(kept) || typeof kept.last !== 'number') return { last: 0, noted: [] };
  return { last: kept.last, noted: listOf(kept.noted).filter(isNoted) };
}

function isNoted(value: unknown): value is Noted {
  return (
    isRecord(value) &&
    typeof value.n === 'number' &&
    typeof value.id === 'string' &&
    typeof value.at === 'number' &&
    isRecord(value.body) &&
    typeof value.body.type === 'string'
  );
}
