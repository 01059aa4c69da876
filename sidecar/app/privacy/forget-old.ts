import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import {
  AUDIT_KEPT_MS,
  COBROWSES_KEPT_MS,
  CONVERSATIONS_KEPT_MS,
  FEED_KEPT_MS,
  MARKS_KEPT_MS,
  MODELS_KEPT_MS,
  PAIR_CODE_VALID_MS,
  RETENTION_ROWS_MAX,
  SIGNALS_KEPT_MS,
  VISITORS_FORGOTTEN_MAX,
  VISITORS_KEPT_MS,
} from '../../../shared/protocol/limits.ts';
import type { Tx } from '../../ports/store.ts';
import { DONE, type Environment, refuse, type Work } from '../context.ts';
import { commit } from '../pipeline.ts';
import { withRouting } from '../routing/settle.ts';
import { finishErasures } from './erase-visitor.ts';
import { removeVisitor } from './remove-visitor.ts';

type Forget = (tx: Tx, before: (keptMs: number) => EpochMs) => Promise<number>;

/**
 * What is forgotten, after how long (SPEC RE1). One step each and a commit of its own, so that none
 * keeps visitors waiting; what is left over goes in the next round.
 */
const STEPS: readonly Forget[] = [
  (tx, before) => tx.sessions.forget(before(SIGNALS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.offers.forget(before(SIGNALS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.offers.forgetOrders(before(SIGNALS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.feed.forget(before(FEED_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.marks.forget(before(MARKS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.visitors.forget(before(MARKS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.cobrowses.forget(before(COBROWSES_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.conversations.forget(before(CONVERSATIONS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.suggestions.forget(before(CONVERSATIONS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.exercises.forget(before(CONVERSATIONS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.codes.forget(before(CONVERSATIONS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.approvals.forget(before(CONVERSATIONS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.knowledge.forget(before(CONVERSATIONS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.learning.forget(before(MODELS_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.audit.forget(before(AUDIT_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.effects.forget(before(FEED_KEPT_MS), RETENTION_ROWS_MAX),
  (tx, before) => tx.marks.forgetCodes(before(0), CODE_ENDED, RETENTION_ROWS_MAX),
  (tx, before) => tx.agents.forgetInvitations(before(PAIR_CODE_VALID_MS)),
];

// What a lead hears whose panel asks again for an invitation that was answered long ago.
const CODE_ENDED = refuse(
  'expired',
  'The code of this invitation has ended. Make a new one.',
  'invitation-ended',
);

/** Forgets what has been kept long enough. @returns how many rows went */
export async function forgetOld(environment: Environment): Promise<number> {
  let gone = 0;
  for (const forget of STEPS) {
    gone += await commit(environment, ({ tx, now }) =>
      forget(tx, (keptMs) => asEpochMs(Math.max(0, now - keptMs))),
    );
  }
  gone += await commit(environment, forgetUnseen);
  await finishErasures(environment);
  return gone;
}

/**
 * Last, when all that is kept of a visitor has gone by its own time: the visitor, and the conversation
 * that has waited for a whole year, if there is one. Panels are told only of that.
 */
async function forgetUnseen(work: Work): Promise<number> {
  const { tx, now } = work;
  const before = asEpochMs(Math.max(0, now - VISITORS_KEPT_MS));
  const unseen = await tx.visitors.unseen(before, VISITORS_FORGOTTEN_MAX);
  if (unseen.length === 0) return 0;
  let gone = 0;
  await withRouting(work, async (routing) => {
    for (const visitor of unseen) {
      const { rows, isAll } = await removeVisitor(routing, visitor, []);
      if (!isAll) await tx.erasures.begin({ visitor, begunAt: now });
      gone += rows;
    }
    return DONE;
  });
  return gone;
}
