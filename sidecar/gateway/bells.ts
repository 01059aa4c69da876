import type { Audience } from '../app/feed.ts';
import type { Bus } from '../ports/bus.ts';
import type { FeedPump } from './feed-pump.ts';

/** Hangs pumps on the bus: who rings for an audience reaches all its connections. */
export interface Bells {
  hang(audience: Audience, pump: FeedPump): void;
  take(audience: Audience, pump: FeedPump): void;
  /** Whom somebody listens for here. */
  audiences(): readonly Audience[];
  ring(audience: Audience): void;
}

export function bellsOn(bus: Bus): Bells {
  const pumps = new Map<Audience, Set<FeedPump>>();
  const ring = (audience: Audience): void => {
    for (const pump of pumps.get(audience) ?? []) pump.ring();
  };
  bus.onWake(ring);
  return {
    hang(audience, pump) {
      const hung = pumps.get(audience) ?? new Set();
      pumps.set(audience, hung.add(pump));
    },
    take(audience, pump) {
      const hung = pumps.get(audience);
      hung?.delete(pump);
      if (hung?.size === 0) pumps.delete(audience);
    },
    audiences: () => [...pumps.keys()],
    ring,
  };
}
