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

/** What every bus keeps to. A new one runs this unchanged. */
export function busContract(name: string, open: (log: Log) => Promise<Bus>): void {
  describe(`bus: ${name}`, () => {
    const errors: string[] = [];
    const log: Log = {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: (message) => errors.push(message),
    };
    let bus: Bus;
    beforeEach(async () => {
      errors.length = 0;
      bus = await open(log);
    });
    afterEach(() => bus.close());

    /** Everything heard, in order; resolves when the last of `count` has come. */
    function hear(count: number): { readonly all: unknown[]; readonly done: Promise<unknown[]> } {
      const all: unknown[] = [];
      const done = new Promise<unknown[]>((resolve) => {
        const note = (heard: unknown): void => {
          all.push(heard);
          if (all.length === count) resolve(all);
        };
        bus.onWake(note);
        bus.onLive(note);
      });
      return { all, done };
    }

    test('[BS1] a listener hears after the turn of who published, in the order published', async () => {
      const { all, done } = hear(4);
      bus.wake([FLOOR, 'visitor.v1']);
      bus.live(typing);
      bus.wake(['agent.anna']);
      expect(all).toEqual([]);
      await Promise.resolve();
      expect(await done).toEqual([FLOOR, 'visitor.v1', typing, 'agent.anna']);
    });

    test('[BS1] every listener hears, until it stops listening', async () => {
      const heard: string[] = [];
      const stop = bus.onLive(() => heard.push('first'));
      bus.onLive(() => heard.push('second'));
      const { done } = hear(1);
      bus.live(counter);
      await done;
      expect(heard).toEqual(['first', 'second']);
      stop();
      stop();
      const again = hear(1);
      bus.live(counter);
      await again.done;
      expect(heard).toEqual(['first', 'second', 'second']);
    });

    test('[BS1] one that throws does not stop the others, and is in the log', async () => {
      bus.onWake(() => {
        throw new Error('a bug in a listener');
      });
      const { done } = hear(2);
      bus.wake([FLOOR]);
      bus.live(typing);
      expect(await done).toEqual([FLOOR, typing]);
      expect(errors).toHaveLength(1);
    });

    test('[BS1] a listener may publish and listen while it hears', async () => {
      const { done } = hear(2);
      const stop = bus.onWake(() => {
        stop();
        bus.onWake(() => undefined);
        bus.live(counter);
      });
      bus.wake([FLOOR]);
      expect(await done).toEqual([FLOOR, counter]);
    });

    /** What is cast on a channel, in order; resolves when so many have come. */
    function tuneIn(channel: Channel, count: number) {
      const all: Cast[] = [];
      let stop = (): void => undefined;
      const done = new Promise<readonly Cast[]>((resolve) => {
        stop = bus.tune(channel, (message) => {
          all.push(message);
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
      for (const message of sent) bus.cast(PAGE, message);
      expect(await first.done).toEqual(sent);
      expect(await second.done).toEqual(sent);
    });

    test('[BS2] casts on one channel are not heard on another', async () => {
      const here = tuneIn(PAGE, 2);
      const other = tuneIn(OTHER, 1);
      bus.cast(PAGE, Uint8Array.of(1));
      bus.cast(OTHER, Uint8Array.of(2));
      bus.cast(PAGE, Uint8Array.of(3));
      expect(await here.done).toEqual([Uint8Array.of(1), Uint8Array.of(3)]);
      expect(await other.done).toEqual([Uint8Array.of(2)]);
    });

    test('[BS2] who is no longer tuned in hears nothing; who tunes in later, what comes later', async () => {
      const left = tuneIn(PAGE, 1);
      bus.cast(PAGE, Uint8Array.of(1));
      await left.done;
      left.stop();
      left.stop();
      bus.cast(PAGE, Uint8Array.of(2));
      await nextTurn();
      const later = tuneIn(PAGE, 1);
      bus.cast(PAGE, Uint8Array.of(3));
      expect(await later.done).toEqual([Uint8Array.of(3)]);
      expect(left.all).toEqual([Uint8Array.of(1)]);
    });

    test('[BS2] one that throws does not keep a cast from the others, and is in the log', async () => {
      bus.tune(PAGE, () => {
        throw new Error('a bug in a listener');
      });
      const { done } = tuneIn(PAGE, 2);
      bus.cast(PAGE, Uint8Array.of(1));
      bus.cast(PAGE, shown(true));
      expect(await done).toEqual([Uint8Array.of(1), shown(true)]);
      expect(errors).toHaveLength(2);
    });

    test('[BS2] what is cast while hearing comes after, for everybody; who is untuned by it hears no more', async () => {
      const silenced: Cast[] = [];
      let silence = (): void => undefined;
      bus.tune(PAGE, (message) => {
        if (!(message instanceof Uint8Array) || message[0] !== 1) return;
        bus.cast(PAGE, Uint8Array.of(2));
        silence();
      });
      silence = bus.tune(PAGE, (message) => void silenced.push(message));
      const { done } = tuneIn(PAGE, 2);
      bus.cast(PAGE, Uint8Array.of(1));
      expect(await done).toEqual([Uint8Array.of(1), Uint8Array.of(2)]);
      await nextTurn();
      expect(silenced).toEqual([]);
    });

    test('[BS1, BS2] after closing nothing is heard, and publishing does no harm', async () => {
      const { all } = hear(1);
      const casts = tuneIn(PAGE, 1);
      bus.wake([FLOOR]);
      await bus.close();
      bus.wake([FLOOR]);
      bus.live(typing);
      bus.cast(PAGE, Uint8Array.of(1));
      expect(casts.all).toEqual([]);
      await nextTurn();
      await nextTurn();
      expect(all).toEqual([]);
    });
  });
}
