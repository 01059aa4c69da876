import type { FeedSeq } from '../../shared/kernel/ids.ts';
import type { Audience } from '../app/feed.ts';
import type { Connection } from './connection.ts';
import type { Gateway } from './context.ts';
import { pumpFeed } from './feed-pump.ts';

/**
 * Keeps a connection up to date with one audience's feed from a place on, until it ends. What comes
 * back resolves once everything told before it was called has been sent.
 */
export function followFeed(
  {
    environment,
    bells,
    counters,
    faults,
  }: Pick<Gateway, 'environment' | 'bells' | 'counters' | 'faults'>,
  connection: Connection,
  what: {
    readonly audience: Audience;
    readonly feed: 'own' | 'floor';
    readonly after: FeedSeq;
    readonly version: number;
  },
): () => Promise<void> {
  if (!connection.isOpen()) return () => Promise.resolve();
  const pump = pumpFeed({
    ...what,
    environment,
    connection,
    told: counters.told,
    faulted: faults('feed'),
  });
  bells.hang(what.audience, pump);
  connection.onEnd(() => {
    bells.take(what.audience, pump);
    pump.stop();
  });
  pump.ring();
  return () => pump.caughtUp();
}
