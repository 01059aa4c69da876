import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import {
  AUDIT_KEPT_MS,
  CONVERSATIONS_KEPT_MS,
  FEED_KEPT_MS,
  MARKS_KEPT_MS,
  PAIR_CODE_VALID_MS,
  RETENTION_ROWS_MAX,
  SIGNALS_KEPT_MS,
} from '../../../shared/protocol/limits.ts';
import type { Tx } from '../../ports/store.ts';
import type { Environment } from '../context.ts';
import { commit } from '../pipeline.ts';

type Forget = (tx: Tx, before: (keptMs: number) => EpochMs) => Promise<number>;

/**
 * What is forgotten, after how long (SPEC RE1). One step each and a commit of its own, so that none
 * keeps visitors waiting; what is left over goes in the next round.
 */
const STEPS: readonly Forget[] = [
  (tx, before) => tx.sessions.forget(before(SIGNALS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.offers.forget(before(SIGNALS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.feed.forget(before(FEED_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.marks.forget(before(MARKS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.visitors.forget(before(MARKS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.conversations.forget(before(CONVERSATIONS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.audit.forget(before(AUDIT_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.effects.forget(before(FEED_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.agents.forgetInvitations(before(PAIR_CODE_VALID_MS)),
];

/** Forgets what has been kept long enough. @returns how many rows went */
export async function forgetOld(environment: Environment): Promise<number> {
  let gone = 0;
  for (const forget of STEPS) {
    gone += await commit(environment, ({ tx, now }) =>
      forget(tx, (keptMs) => asEpochMs(Math.max(0, now - keptMs))),
    );
  }
  return gone;
}
