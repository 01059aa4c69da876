import type { FeedSeq } from '../../shared/kernel/ids.ts';
import { revokedAmong } from '../app/agent/revoked-among.ts';
import type { Environment } from '../app/context.ts';
import { type Audience, EVERYBODY, headsOf } from '../app/feed.ts';
import type { Bells } from './bells.ts';
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
  readonly track: (running: Promise<unknown>) => void;
  readonly faulted: (error: unknown) => void;
}

export function watchElsewhere(terms: Terms): Elsewhere {
  const { environment, bells, present, track, faulted } = terms;
  let heads: ReadonlyMap<Audience, FeedSeq> = new Map();
  let isLooking = false;

  async function lookNow(): Promise<void> {
    isLooking = true;
    try {
      const known = heads;
      heads = await headsOf(environment, bells.audiences());
      const hasRisen = ([audience, head]: [Audience, FeedSeq]): boolean =>
        head > (known.get(audience) ?? 0);
      for (const [audience] of [...heads].filter(hasRisen)) {
        bells.ring(audience);
        if (audience === EVERYBODY) await closeRevoked();
      }
    } catch (error) {
      faulted(error);
    } finally {
      isLooking = false;
    }
  }

  // The floor was told; the sockets here were not closed by the one who took the access back.
  async function closeRevoked(): Promise<void> {
    for (const agent of await revokedAmong(environment, [...present.agents()])) {
      for (const connection of present.ofAgent(agent)) connection.bye('revoked');
    }
  }

  return {
    look() {
      if (environment.store.isShared && !isLooking) track(lookNow());
    },
  };
}
