import type { Channel } from '../../ports/bus.ts';

/** Listens to each channel once, for as long as somebody here is tuned in to it. */
export interface Tunings {
  /** One more is; what comes back takes it away again, once. */
  add(channel: Channel): () => void;
}

export function tunings(begin: (channel: Channel) => () => void): Tunings {
  const open = new Map<Channel, { count: number; readonly end: () => void }>();
  return {
    add(channel) {
      const known = open.get(channel) ?? { count: 0, end: begin(channel) };
      known.count += 1;
      open.set(channel, known);
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        known.count -= 1;
        if (known.count > 0) return;
        open.delete(channel);
        known.end();
      };
    },
  };
}
