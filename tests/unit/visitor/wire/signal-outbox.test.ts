import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTBOX_SIGNALS_MAX } from '../../../../shared/protocol/limits.ts';
import type { Signal } from '../../../../shared/protocol/messages/session.ts';
import {
  openSignalOutbox,
  readKeptSignals,
  type SignalOutbox,
} from '../../../../visitor/wire/signal-outbox.ts';
import { openSignalSending } from '../../../../visitor/wire/signal-sending.ts';
import { openStorage } from '../browser.ts';

const EMPTY = { last: 0, noted: [] };

function track(name: string): Signal {
  return { type: 'track.noted', page: 'p', name };
}

/** Counts a signal of the tab once: one high-water mark, as the sidecar keeps it. */
function openMark() {
  let mark = 0;
  const taken: string[] = [];
  return {
    mark: () => mark,
    taken,
    take({ n, id }: { readonly n: number; readonly id: string }) {
      if (n <= mark) return;
      mark = n;
      taken.push(id);
    },
  };
}

type Act =
  | { readonly kind: 'note' | 'greet' | 'marked' | 'reload' }
  | { readonly kind: 'send' | 'beacon'; readonly count: number; readonly arrives: boolean };

const acts = fc.array(
  fc.oneof(
    fc.constantFrom<Act>(
      { kind: 'note' },
      { kind: 'note' },
      { kind: 'greet' },
      { kind: 'marked' },
      { kind: 'reload' },
    ),
    fc.record({
      kind: fc.constantFrom<'send' | 'beacon'>('send', 'beacon'),
      count: fc.integer({ min: 1, max: 4 }),
      arrives: fc.boolean(),
    }),
  ),
  { maxLength: 60 },
);

/** Plays acts against a sidecar; a connection that loses one message loses all after it. */
function play(story: readonly Act[]) {
  let outbox = openSignalOutbox(EMPTY);
  const sidecar = openMark();
  const written: string[] = [];
  let isConnected = false;
  const greet = (): void => {
    outbox.greeted(sidecar.mark());
    isConnected = true;
  };
  const send = (count: number, arrives: boolean): void => {
    for (let sent = 0; isConnected && sent < count; sent += 1) {
      const signal = outbox.next();
      if (signal === undefined) return;
      outbox.sent(signal.n);
      if (arrives) sidecar.take(signal);
      else isConnected = false;
    }
  };
  const beacon = (count: number, arrives: boolean): void => {
    const packed = outbox.unmarked().slice(0, count);
    const last = packed.at(-1);
    if (last === undefined) return;
    outbox.sentByBeacon(last.n);
    if (arrives) packed.forEach(sidecar.take);
  };
  for (const act of story) {
    if (act.kind === 'note') {
      written.push(`id-${written.length}`);
      outbox.note(written.at(-1) ?? '', 0, track('x'));
    } else if (act.kind === 'greet') greet();
    else if (act.kind === 'marked') outbox.marked(sidecar.mark());
    else if (act.kind === 'send') send(act.count, act.arrives);
    else if (act.kind === 'beacon') beacon(act.count, act.arrives);
    else {
      outbox = openSignalOutbox(readKeptSignals(JSON.parse(JSON.stringify(outbox.kept()))));
      isConnected = false;
    }
  }
  greet();
  send(written.length, true);
  return { written, taken: sidecar.taken };
}

describe('signal outbox', () => {
  it('[VS8] every signal arrives once and in order, whatever is lost on the way', () => {
    fc.assert(
      fc.property(acts, (story) => {
        const { written, taken } = play(story);
        expect(taken).toEqual(written);
      }),
      { numRuns: 500 },
    );
  });

  it('[VS8] a count lost in a crash gives signals that never left new numbers', () => {
    const outbox = openSignalOutbox(EMPTY);
    outbox.note('after-the-crash', 0, track('x'));
    outbox.greeted(7);
    expect(outbox.next()).toMatchObject({ n: 8, id: 'after-the-crash' });
  });

  it('[VS8] a page that dies right after sending leaves nothing to be sent twice', () => {
    const tabStore = openStorage().keep();
    const page = openSignalSending(tabStore, false);
    const sidecar = openMark();
    page.note(track('x'));
    // Kept while nobody could be reached.
    page.flush('', null);
    page.greeted(sidecar.mark());
    page.pump((signal) => {
      sidecar.take(signal);
      return true;
    });
    const next = openSignalSending(tabStore, false);
    next.greeted(sidecar.mark());
    next.pump((signal) => {
      sidecar.take(signal);
      return true;
    });
    expect(sidecar.taken).toHaveLength(1);
  });

  it('[VS8] beyond the bound the oldest go first', () => {
    const outbox: SignalOutbox = openSignalOutbox(EMPTY);
    for (let n = 1; n <= OUTBOX_SIGNALS_MAX + 3; n += 1) outbox.note(`id-${n}`, 0, track('x'));
    expect(outbox.unmarked()).toHaveLength(OUTBOX_SIGNALS_MAX);
    expect(outbox.next()?.id).toBe('id-4');
  });

  it.each([null, 7, {}, { last: 'x' }, { last: 2, noted: [{ n: 'x' }, null] }])(
    '[VS1] storage holding %j is read as nothing kept',
    (kept) => {
      expect(readKeptSignals(kept).noted).toEqual([]);
    },
  );
});
