import type { Audience } from '../../domain/audience.ts';
import type { Log } from '../../ports/ambient.ts';
import type { Bus, LiveMessage, Unsubscribe } from '../../ports/bus.ts';

type Deliver = () => void;

/** The bus of a single process: what one turn published is heard in the next. */
export function inProcessBus(log?: Log): Bus {
  const wakeListeners = new Set<(audience: Audience) => void>();
  const liveListeners = new Set<(message: LiveMessage) => void>();
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
    close: async () => {
      isClosed = true;
      waiting = [];
      wakeListeners.clear();
      liveListeners.clear();
    },
  };
}

function listen<Message>(
  listeners: Set<(message: Message) => void>,
  listener: (message: Message) => void,
): Unsubscribe {
  // Wrapped, so that the same function can listen twice and stop once.
  const own = (message: Message): void => listener(message);
  listeners.add(own);
  return () => {
    listeners.delete(own);
  };
}

function tell<Message>(
  listeners: ReadonlySet<(message: Message) => void>,
  message: Message,
  log: Log | undefined,
): void {
  for (const listener of [...listeners]) {
    try {
      listener(message);
    } catch (error) {
      if (log !== undefined) log.error('A listener of the bus failed.', { error });
      // Without a log a bug must still be heard; the listeners after it are told first.
      else queueMicrotask(() => Promise.reject(error));
    }
  }
}
