import type { Log } from '../../ports/ambient.ts';
import type { Unsubscribe } from '../../ports/bus.ts';

export type Listeners<Message> = Set<(message: Message) => void>;

export function listen<Message>(
  listeners: Listeners<Message>,
  listener: (message: Message) => void,
): Unsubscribe {
  // Wrapped, so that the same function can listen twice and stop once.
  const own = (message: Message): void => listener(message);
  listeners.add(own);
  return () => {
    listeners.delete(own);
  };
}

/** Who stops listening before its turn hears it no more. */
export function tell<Message>(
  listeners: Listeners<Message>,
  message: Message,
  log: Log | undefined,
): void {
  for (const listener of [...listeners]) {
    if (!listeners.has(listener)) continue;
    try {
      listener(message);
    } catch (error) {
      if (log !== undefined) log.error('A listener of the bus failed.', { error });
      // Without a log a bug must still be heard; the listeners after it are told first.
      else queueMicrotask(() => Promise.reject(error));
    }
  }
}
