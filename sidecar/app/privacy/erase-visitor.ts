import type { VisitorId } from '../../../shared/kernel/ids.ts';
import { type EpochMs, elapsed } from '../../../shared/kernel/time.ts';
import {
  ERASURES_AT_ONCE_MAX,
  ERASURES_PENDING_MAX,
  SCRUB_AGAIN_MS,
} from '../../../shared/protocol/limits.ts';
import { type Audience, FLOOR, ofVisitor } from '../../domain/audience.ts';
import type { LiveMessage } from '../../ports/bus.ts';
import { DONE, type Environment, type Work } from '../context.ts';
import { commit, look } from '../pipeline.ts';
import { withRouting } from '../routing/settle.ts';
import { countKept } from './kept.ts';
import { type Removed, removeVisitor } from './remove-visitor.ts';

/** What became of a request to erase. */
export interface Erased {
  /** Whether the bytes have gone from the files too; otherwise that is tried again by itself. */
  readonly isScrubbed: boolean;
}

/**
 * Erases visitors everywhere: rows, feeds, panels, open pages, and at last the bytes in the files (SPEC
 * ER1, ER2). What a stop interrupts goes on with `finishErasures`. Who is not kept is passed over.
 */
export async function eraseVisitors(
  environment: Environment,
  visitors: readonly VisitorId[],
  by: string,
): Promise<Erased> {
  for (const visitor of visitors) {
    const hasAny = await commit(environment, (work) => begin(work, visitor, by));
    if (hasAny) await removeAll(environment, visitor);
  }
  return { isScrubbed: await endErasures(environment, visitors) };
}

// When the files could last not be rewritten. Only in memory: once too often after a restart does no harm.
const failedAt = new WeakMap<Environment, EpochMs>();

/** Goes on with what was begun and not ended: the process stopped, or the files could not be rewritten. */
export async function finishErasures(environment: Environment): Promise<void> {
  const pending = await pendingOf(environment);
  if (pending.length === 0) return;
  for (const visitor of pending) await removeAll(environment, visitor);
  const failed = failedAt.get(environment);
  const now = environment.clock.now();
  if (failed !== undefined && failed <= now && elapsed(failed, now) < SCRUB_AGAIN_MS) return;
  await endErasures(environment, pending);
}

/**
 * Before anybody is let in: whose erasure a stop cut short, or who would come back with a restored backup,
 * is in no table (SPEC BK5). The bytes in the files go later, with `finishErasures`.
 */
export async function removePending(environment: Environment): Promise<void> {
  const pending = await look(environment, ({ tx }) => tx.erasures.pending(ERASURES_PENDING_MAX));
  for (const { visitor } of pending) await removeAll(environment, visitor);
}

/** From this commit on the visitor's secret opens nothing, and nothing can be added. */
async function begin(work: Work, visitor: VisitorId, by: string): Promise<boolean> {
  const { tx, now } = work;
  if ((await tx.erasures.find(visitor)) !== null) return true;
  if ((await countKept(tx, visitor)).rows === 0) return false;
  await tx.erasures.begin({ visitor, begunAt: now });
  await tx.audit.add({ at: now, kind: 'visitor-erased', by, about: visitor, detail: '' });
  await removePart(work, visitor, [FLOOR]);
  work.show(sentAway(visitor));
  return true;
}

/** For the pages of who was erased: one that hears it forgets its secret and begins again as a stranger. */
export function sentAway(visitor: VisitorId): LiveMessage {
  const sentence = 'What was known here has been erased.';
  return { to: ofVisitor(visitor), body: { type: 'bye', kind: 'unauthenticated', sentence } };
}

async function removeAll(environment: Environment, visitor: VisitorId): Promise<void> {
  let isAll = false;
  while (!isAll) ({ isAll } = await commit(environment, (work) => removePart(work, visitor, [])));
}

async function removePart(
  work: Work,
  visitor: VisitorId,
  told: readonly Audience[],
): Promise<Removed> {
  let removed: Removed = { rows: 0, isAll: false };
  await withRouting(work, async (routing) => {
    removed = await removeVisitor(routing, visitor, told);
    return DONE;
  });
  return removed;
}

/**
 * The files are written anew, then these erasures have ended: in this order, so that a stop forgets
 * neither. Only those whose rows had all gone before; another may be under way beside them.
 */
async function endErasures(
  environment: Environment,
  removed: readonly VisitorId[],
): Promise<boolean> {
  const ended = await look(environment, async ({ tx }) => {
    const pending: VisitorId[] = [];
    for (const visitor of removed) {
      if ((await tx.erasures.find(visitor)) !== null) pending.push(visitor);
    }
    return pending;
  });
  if (ended.length === 0) return true;
  const isScrubbed = await environment.store.scrub();
  if (!isScrubbed) {
    failedAt.set(environment, environment.clock.now());
    return false;
  }
  failedAt.delete(environment);
  await commit(environment, async ({ tx }) => {
    for (const visitor of ended) await tx.erasures.end(visitor);
  });
  return true;
}

function pendingOf(environment: Environment): Promise<readonly VisitorId[]> {
  return look(environment, async ({ tx }) =>
    (await tx.erasures.pending(ERASURES_AT_ONCE_MAX)).map(({ visitor }) => visitor),
  );
}
