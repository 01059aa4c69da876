import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FLOOR } from '../../sidecar/domain/audience.ts';
import type { Log } from '../../sidecar/ports/ambient.ts';
import type { Bus, Cast, Channel, LiveMessage } from '../../sidecar/ports/bus.ts';

const typing: LiveMessage = {
  to: 'agent.anna',
  body: { type: 'chat.typing', conversation: 'conversation-1', isTyping: true },
};
const counter: LiveMessage = {
  to: 'visitors',
  body: { type: 'counter.state', isStaffed: true, waitMs: null },
};

const PAGE: Channel = 'cobrowse.one.page';
const OTHER: Channel = 'cobrowse.two.page';
const shown = (isShown: boolean): Cast => ({
  type: 'page-said',
  body: { type: 'cobrowse.page', isShown },
});

/** A Buffer is bytes like any other. */
const plain = (message: Cast): Cast =>
  message instanceof Uint8Array ? Uint8Array.from(message) : message;

/** One who says and one who hears: two sidecars, or the same. */
export interface TwoEnds {
  readonly from: Bus;
  readonly to: Bus;
  /** Resolves once `to` hears on all it listens to. */
  ready(): Promise<void>;
}

/** What every bus keeps to. A new one runs this unchanged. */
export function busContract(name: string, open: (log: Log) => Promise<TwoEnds>): void {
  describe(`bus: ${name}`, () => {
    const errors: string[] = [];
    const log: Log = {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: (message) => errors.push(message),
    };
    let ends: TwoEnds;
    let from: Bus;
    let to: Bus;
    beforeEach(async () => {
      errors.length = 0;
      ends = await open(log);
      ({ from, to } = ends);
    });
    afterEach(async () => {
      await from.close();
      await to.close();
    });

    /** Everything heard, in order; resolves when the last of `count` has come. */
    function hear(count: number): { readonly all: unknown[]; readonly done: Promise<unknown[]> } {
      const all: unknown[] = [];
      const done = new Promise<unknown[]>((resolve) => {
        const note = (heard: unknown): void => {
          all.push(heard);
          if (all.length === count) resolve(all);
        };
        to.onWake(note);
        to.onLive(note);
      });
      return { all, done };
    }

    test('[BS1] a listener hears after the turn of who published, in the order published', async () => {
      const { all, done } = hear(4);
      await ends.ready();
      from.wake([FLOOR, 'visitor.v1']);
      from.live(typing);
      from.wake(['agent.anna']);
      expect(all).toEqual([]);
      await Promise.resolve();
      expect(await done).toEqual([FLOOR, 'visitor.v1', typing, 'agent.anna']);
    });

    test('[BS1] every listener hears, until it stops listening', async () => {
      const heard: string[] = [];
      const stop = to.onLive(() => heard.push('first'));
      to.onLive(() => heard.push('second'));
      const { done } = hear(1);
      await ends.ready();
      from.live(counter);
      await done;
      expect(heard).toEqual(['first', 'second']);
      stop();
      stop();
      const again = hear(1);
      from.live(counter);
      await again.done;
      expect(heard).toEqual(['first', 'second', 'second']);
    });

    test('[BS1] one that throws does not stop the others, and is in the log', async () => {
      to.onWake(() => {
        throw new Error('a bug in a listener');
      });
      const { done } = hear(2);
      await ends.ready();
      from.wake([FLOOR]);
      from.live(typing);
      expect(await done).toEqual([FLOOR, typing]);
      expect(errors).toHaveLength(1);
    });

    test('[BS1] a listener may publish and listen while it hears', async () => {
      const { done } = hear(2);
      const stop = to.onWake(() => {
        stop();
        to.onWake(() => undefined);
        from.live(counter);
      });
      await ends.ready();
      from.wake([FLOOR]);
      expect(await done).toEqual([FLOOR, counter]);
    });

    /** What is cast on a channel, in order; resolves when so many have come. */
    function tuneIn(channel: Channel, count: number) {
      const all: Cast[] = [];
      let stop = (): void => undefined;
      const done = new Promise<readonly Cast[]>((resolve) => {
        stop = to.tune(channel, (message) => {
          all.push(plain(message));
          if (all.length === count) resolve([...all]);
        });
      });
      return { all, done, stop };
    }

    test('[BS2] casts are heard by all who tuned in, in one order, bytes and words', async () => {
      const first = tuneIn(PAGE, 200);
      const second = tuneIn(PAGE, 200);
      const sent = Array.from({ length: 200 }, (_, n) =>
        n % 3 === 0 ? shown(n % 2 === 0) : Uint8Array.of(n, 1, 2),
      );
      await ends.ready();
      for (const message of sent) from.cast(PAGE, message);
      expect(await first.done).toEqual(sent);
      expect(await second.done).toEqual(sent);
    });

    test('[BS2] casts on one channel are not heard on another', async () => {
      const here = tuneIn(PAGE, 2);
      const other = tuneIn(OTHER, 1);
      await ends.ready();
      from.cast(PAGE, Uint8Array.of(1));
      from.cast(OTHER, Uint8Array.of(2));
      from.cast(PAGE, Uint8Array.of(3));
      expect(await here.done).toEqual([Uint8Array.of(1), Uint8Array.of(3)]);
      expect(await other.done).toEqual([Uint8Array.of(2)]);
    });

    test('[BS2] who is no longer tuned in hears nothing; who tunes in later, what comes later', async () => {
      const left = tuneIn(PAGE, 1);
      await ends.ready();
      from.cast(PAGE, Uint8Array.of(1));
      await left.done;
      left.stop();
      left.stop();
      from.cast(PAGE, Uint8Array.of(2));
      await ends.ready();
      const later = tuneIn(PAGE, 1);
      await ends.ready();
      from.cast(PAGE, Uint8Array.of(3));
      expect(await later.done).toEqual([Uint8Array.of(3)]);
      expect(left.all).toEqual([Uint8Array.of(1)]);
    });

    test('[BS2] one that throws does not keep a cast from the others, and is in the log', async () => {
      to.tune(PAGE, () => {
        throw new Error('a bug in a listener');
      });
      const { done } = tuneIn(PAGE, 2);
      await ends.ready();
      from.cast(PAGE, Uint8Array.of(1));
      from.cast(PAGE, shown(true));
      expect(await done).toEqual([Uint8Array.of(1), shown(true)]);
      expect(errors).toHaveLength(2);
    });

    test('[BS2] what is cast while hearing comes after, for everybody; who is untuned by it hears no more', async () => {
      const silenced: Cast[] = [];
      let silence = (): void => undefined;
      to.tune(PAGE, (message) => {
        if (!(message instanceof Uint8Array) || message[0] !== 1) return;
        from.cast(PAGE, Uint8Array.of(2));
        silence();
      });
      silence = to.tune(PAGE, (message) => void silenced.push(message));
      const { done } = tuneIn(PAGE, 2);
      await ends.ready();
      from.cast(PAGE, Uint8Array.of(1));
      expect(await done).toEqual([Uint8Array.of(1), Uint8Array.of(2)]);
      await nextTurn();
      expect(silenced).toEqual([]);
    });

    test('[BS1, BS2] after closing nothing is heard, and publishing does no harm', async () => {
      const { all } = hear(1);
      const casts = tuneIn(PAGE, 1);
      await ends.ready();
      from.wake([FLOOR]);
      await from.close();
      await to.close();
      from.wake([FLOOR]);
      from.live(typing);
      from.cast(PAGE, Uint8Array.of(1));
      expect(casts.all).toEqual([]);
      await nextTurn();
      await nextTurn();
      expect(all).toEqual([]);
    });
  });
}
