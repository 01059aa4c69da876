import type { Log } from '../../ports/ambient.ts';
import type { Bus, Cast, Channel } from '../../ports/bus.ts';
import { type Listeners, listen, tell } from './listeners.ts';

/**
 * Casts of a single process, heard before `cast` returns and as they are, without a copy. What a listener
 * casts while it hears waits until everybody has heard the one before: all hear one order.
 */
export function castsIn(log?: Log): Pick<Bus, 'cast' | 'tune'> & { close(): void } {
  const channels = new Map<Channel, Listeners<Cast>>();
  let waiting: (readonly [Channel, Cast])[] = [];
  let isTelling = false;

  function tellAll(): void {
    isTelling = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [channel, message] = next;
      const tuned = channels.get(channel);
      if (tuned !== undefined) tell(tuned, message, log);
    }
    isTelling = false;
  }

  return {
    cast(channel, message) {
      if (!channels.has(channel)) return;
      waiting.push([channel, message]);
      if (!isTelling) tellAll();
    },
    tune(channel, listener) {
      const tuned = channels.get(channel) ?? new Set();
      channels.set(channel, tuned);
      const stop = listen(tuned, listener);
      return () => {
        stop();
        if (tuned.size === 0 && channels.get(channel) === tuned) channels.delete(channel);
      };
    },
    close() {
      for (const tuned of channels.values()) tuned.clear();
      channels.clear();
      waiting = [];
    },
  };
}
