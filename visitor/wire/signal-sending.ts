import type { Signal } from '../../shared/protocol/messages/session.ts';
import { guarded } from '../guard.ts';
import { newId } from '../ids.ts';
import type { Keep } from '../storage.ts';
import { type BeaconHead, packBeacon, sendBeacon } from './beacon.ts';
import { KEEP_EVERY_MS } from './definitions.ts';
import { type Noted, openSignalOutbox, readKeptSignals } from './signal-outbox.ts';

export const SIGNALS_KEY = 'toonbank.signals';

/** Signals on their way: kept over a reload, sent in order, flushed by beacon when the page goes. */
export interface SignalSending {
  note(body: Signal): void;
  /** Sends until `send` says no. */
  pump(send: (signal: Omit<Noted, 'wasSent'>) => boolean): void;
  greeted(marked: number): void;
  marked(n: number): void;
  flush(url: string, head: BeaconHead | null): void;
  forget(): void;
  /** Drops the count too: the tab goes on under another id. */
  startAnew(): void;
}

export function openSignalSending(tabStore: Keep, isCopy: boolean): SignalSending {
  let outbox = openSignalOutbox(readKeptSignals(isCopy ? null : tabStore.read(SIGNALS_KEY)));
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Nothing is written, not even a count, before there is something to keep (SPEC PV1).
  let isKept = tabStore.read(SIGNALS_KEY) !== null;

  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (isKept) tabStore.write(SIGNALS_KEY, outbox.kept());
  };
  const keepSoon = (): void => {
    timer ??= setTimeout(guarded('keeping signals', keep), KEEP_EVERY_MS);
  };
  const forget = (): void => {
    clearTimeout(timer);
    timer = undefined;
    isKept = false;
    outbox.forget();
    tabStore.remove(SIGNALS_KEY);
  };

  return {
    note(body) {
      outbox.note(newId(), Date.now(), body);
      isKept = true;
      keepSoon();
    },
    pump(send) {
      for (let signal = outbox.next(); signal !== undefined; signal = outbox.next()) {
        const { wasSent: _, ...envelope } = signal;
        if (!send(envelope)) return;
        outbox.sent(signal.n);
      }
    },
    greeted(marked) {
      outbox.greeted(marked);
      keep();
    },
    marked(n) {
      outbox.marked(n);
      keepSoon();
    },
    flush(url, head) {
      keep();
      const packed = head === null ? null : packBeacon(head, outbox.unmarked());
      if (packed === null || !sendBeacon(url, packed.text)) return;
      outbox.sentByBeacon(packed.upTo);
      keep();
    },
    forget,
    startAnew() {
      forget();
      outbox = openSignalOutbox({ last: 0, noted: [] });
    },
  };
}
