import { asFeedSeq, type FeedSeq } from '../../shared/kernel/ids.ts';
import { FEED_PAGE_MAX } from '../../shared/protocol/limits.ts';
import type { Environment } from '../app/context.ts';
import { type Audience, factsAfter } from '../app/feed.ts';
import type { Connection } from './connection.ts';
import { OUTGROWN, spoken } from './spoken.ts';

/** Sends one audience's facts to one connection, in order, from a cursor (SPEC FD2). */
export interface FeedPump {
  /** There may be more: looks, now or as soon as the present look is done. */
  ring(): void;
  /** Resolves once everything told before now has been sent, or cannot be at this moment. */
  caughtUp(): Promise<void>;
  stop(): void;
}

interface Terms {
  readonly environment: Environment;
  readonly connection: Connection;
  readonly audience: Audience;
  readonly feed: 'own' | 'floor';
  readonly after: FeedSeq;
  /** The protocol's version that the connection speaks. */
  readonly version: number;
  readonly told: (lagSeconds: number) => void;
  readonly faulted: (error: unknown) => void;
}

// After a failed read, such as a store that is away; a bell may come earlier.
const AGAIN_AFTER_MS = 1_000;

export function pumpFeed(terms: Terms): FeedPump {
  const { environment, connection, audience, feed } = terms;
  let cursor = terms.after;
  let isLooking = false;
  let isRung = false;
  let hasStopped = false;
  let again: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  async function sendPage(): Promise<number> {
    const rows = await factsAfter(environment, audience, cursor, FEED_PAGE_MAX);
    for (const row of rows) {
      if (hasStopped || !connection.isOpen()) return 0;
      const fact = spoken(terms.version, row.fact);
      if (fact === null) {
        connection.bye('version-not-supported', OUTGROWN);
        return 0;
      }
      connection.send(fact, { seq: row.seq, feed });
      terms.told((environment.clock.now() - row.at) / 1_000);
      cursor = asFeedSeq(row.seq);
      await connection.flushed();
    }
    return rows.length;
  }

  async function look(): Promise<void> {
    isLooking = true;
    try {
      do {
        isRung = false;
        while (!hasStopped && connection.isOpen() && (await sendPage()) === FEED_PAGE_MAX);
      } while (isRung && !hasStopped);
    } catch (error) {
      // A read that the end of the connection overtook is nobody's loss.
      if (hasStopped) return;
      terms.faulted(error);
      again = setTimeout(ring, AGAIN_AFTER_MS);
    } finally {
      isLooking = false;
    }
  }

  function ring(): void {
    if (hasStopped) return;
    clearTimeout(again);
    isRung = true;
    if (!isLooking) looking = look();
  }

  return {
    ring,
    caughtUp() {
      ring();
      return looking;
    },
    stop() {
      hasStopped = true;
      clearTimeout(again);
    },
  };
}
