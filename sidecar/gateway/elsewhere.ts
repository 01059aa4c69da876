import { asFeedSeq, asId, type FeedSeq, type VisitorId } from '../../shared/kernel/ids.ts';
import { FEED_PAGE_MAX } from '../../shared/protocol/limits.ts';
import { revokedAmong } from '../app/agent/revoked-among.ts';
import { barredAmong } from '../app/cobrowse/barred-among.ts';
import { overAmong } from '../app/cobrowse/over-among.ts';
import type { Environment } from '../app/context.ts';
import { type Audience, EVERYBODY, factsAfter, headsOf } from '../app/feed.ts';
import { sentAway } from '../app/privacy/erase-visitor.ts';
import type { Bells } from './bells.ts';
import type { Rooms } from './cobrowse/rooms.ts';
import type { FloorRelay } from './floor-relay.ts';
import type { Present } from './present.ts';

/** Notices what other sidecars on the same data have told those who are connected here. */
export interface Elsewhere {
  /** Looks at the feeds' heads; called by the ticker. */
  look(): void;
}

interface Terms {
  readonly environment: Environment;
  readonly bells: Bells;
  readonly present: Present;
  readonly floor: FloorRelay;
  readonly rooms: Rooms;
  readonly track: (running: Promise<unknown>) => void;
  readonly faulted: (error: unknown) => void;
}

export function watchElsewhere(terms: Terms): Elsewhere {
  const { environment, bells, present, floor, rooms, track, faulted } = terms;
  let heads: ReadonlyMap<Audience, FeedSeq> = new Map();
  // How far the floor's facts have been looked through; null before the first look.
  let looked: FeedSeq | null = null;
  let isLooking = false;

  async function lookNow(): Promise<void> {
    isLooking = true;
    try {
      const known = heads;
      // The floor also when nobody listens for it: pages have to be sent away.
      heads = await headsOf(environment, [...new Set([...bells.audiences(), EVERYBODY])]);
      const hasRisen = ([audience, head]: [Audience, FeedSeq]): boolean =>
        head > (known.get(audience) ?? 0);
      for (const [audience] of [...heads].filter(hasRisen)) {
        bells.ring(audience);
        if (audience === EVERYBODY) await closeRevoked();
      }
      await sendErasedAway();
      await closeOver();
    } catch (error) {
      faulted(error);
    } finally {
      isLooking = false;
    }
  }

  // The floor was told; the sockets here were not closed by the one who took the access back.
  async function closeRevoked(): Promise<void> {
    const watching = rooms.lookingAlong().map(({ agent }) => agent);
    const here = new Set([...present.agents(), ...watching]);
    for (const agent of await revokedAmong(environment, [...here])) {
      for (const connection of present.ofAgent(agent)) connection.bye('revoked');
      for (const { link } of rooms.watchingOf(agent)) link.cut('revoked');
    }
  }

  // It was ended, or taken from somebody, by way of another sidecar, whose bus is not ours.
  async function closeOver(): Promise<void> {
    for (const cobrowse of await overAmong(environment, rooms.all())) rooms.over(cobrowse);
    for (const { cobrowse, agent } of await barredAmong(environment, rooms.lookingAlong())) {
      rooms.bar(cobrowse, agent);
    }
  }

  // The floor's feed says so; pages and rows here were not told by the one who erased.
  async function sendErasedAway(): Promise<void> {
    const head = heads.get(EVERYBODY) ?? asFeedSeq(0);
    let place = looked ?? head;
    while (place < head) {
      const rows = await factsAfter(environment, EVERYBODY, place, FEED_PAGE_MAX);
      for (const { fact } of rows) if (fact.type === 'visitor.erased') sendAway(fact.visitor);
      place = rows.at(-1)?.seq ?? head;
    }
    looked = place;
  }

  function sendAway(visitor: string): void {
    environment.bus.live(sentAway(asId<VisitorId>(visitor)));
    floor.forget(visitor);
  }

  return {
    look() {
      if (environment.store.isShared && !isLooking) track(lookNow());
    },
  };
}
