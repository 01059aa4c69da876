import type { Audience } from '../../domain/audience.ts';
import type { Log } from '../../ports/ambient.ts';
import type { Bus, LiveMessage } from '../../ports/bus.ts';
import { castsIn } from './casts.ts';
import { listen, tell } from './listeners.ts';

type Deliver = () => void;

/** The bus of a single process: what one turn published is heard in the next, what is cast at once. */
export function inProcessBus(log?: Log): Bus {
  const wakeListeners = new Set<(audience: Audience) => void>();
  const liveListeners = new Set<(message: LiveMessage) => void>();
  const casts = castsIn(log);
  let waiting: Deliver[] = [];
  let isClosed = false;

  function later(deliver: Deliver): void {
    if (isClosed) return;
    if (waiting.length === 0) setImmediate(deliverAll);
    waiting.push(deliver);
  }

  function deliverAll(): void {
    const now = waiting;
    waiting = [];
    if (isClosed) return;
    for (const deliver of now) deliver();
  }

  return {
    wake: (audiences) => {
      const rung = [...audiences];
      later(() => {
        for (const audience of rung) tell(wakeListeners, audience, log);
      });
    },
    onWake: (listener) => listen(wakeListeners, listener),
    live: (message) => later(() => tell(liveListeners, message, log)),
    onLive: (listener) => listen(liveListeners, listener),
    cast: casts.cast,
    tune: casts.tune,
    health: () => null,
    close: async () => {
      isClosed = true;
      waiting = [];
      wakeListeners.clear();
      liveListeners.clear();
      casts.close();
    },
  };
}
