import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FLOOR } from '../../sidecar/domain/audience.ts';
import type { Log } from '../../sidecar/ports/ambient.ts';
import type { Bus, LiveMessage } from '../../sidecar/ports/bus.ts';

const typing: LiveMessage = {
  to: 'agent.anna',
  body: { type: 'chat.typing', conversation: 'conversation-1', isTyping: true },
};
const counter: LiveMessage = {
  to: 'visitors',
  body: { type: 'counter.state', isStaffed: true, waitMs: null },
};

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

    test('[BS1] after closing nothing is heard, and publishing does no harm', async () => {
      const { all } = hear(1);
      bus.wake([FLOOR]);
      await bus.close();
      bus.wake([FLOOR]);
      bus.live(typing);
      await nextTurn();
      await nextTurn();
      expect(all).toEqual([]);
    });
  });
}
