import type { Tables } from './tables.ts';

/** What a panel needs at hand; everything older is a question away. */
export const CLOSED_KEPT_MS = 7 * 86_400_000;
export const ANSWERS_KEPT_MS = 86_400_000;
export const QUALIFIED_KEPT_MS = 86_400_000;
/** What was refused and not put away: it holds what an agent wrote. */
export const REFUSALS_KEPT_MS = 7 * 86_400_000;

/** Retired articles: the sidecar forgets them as late, and does not say so. */
export const RETIRED_KEPT_MS = 365 * 86_400_000;

/** Forgets what is past its time. @param now milliseconds since 1970 */
export async function forgetOld(db: Tables, now: number): Promise<void> {
  const closed = await db.conversations
    .where('changedAt')
    .below(now - CLOSED_KEPT_MS)
    .filter((card) => card.state === 'closed')
    .primaryKeys();
  const tables = [db.conversations, db.lines, db.drafts, db.cobrowses, db.exercises, db.approvals];
  await db.transaction('rw', tables, async () => {
    await db.drafts.bulkDelete(closed);
    await db.lines.where('conversation').anyOf(closed).delete();
    await db.conversations.bulkDelete(closed);
    await db.cobrowses.where('conversation').anyOf(closed).delete();
    await db.exercises.where('conversation').anyOf(closed).delete();
    await db.approvals.where('conversation').anyOf(closed).delete();
  });
  await forgetGiven(db, now - CLOSED_KEPT_MS);
  await db.cobrowses
    .where('changedAt')
    .below(now - CLOSED_KEPT_MS)
    .filter((card) => card.state === 'ended')
    .delete();
  await db.answers
    .where('at')
    .below(now - ANSWERS_KEPT_MS)
    .delete();
  await db.refusals
    .where('at')
    .below(now - REFUSALS_KEPT_MS)
    .delete();
  await db.articles
    .where('retiredAt')
    .between(0, now - RETIRED_KEPT_MS)
    .delete();
  await db.qualified
    .where('at')
    .below(now - QUALIFIED_KEPT_MS)
    .delete();
}

/** What is still to be done or answered stays, however old, and so does what was given where one talks. */
async function forgetGiven(db: Tables, before: number): Promise<void> {
  const open = new Set(await db.conversations.where('state').notEqual('closed').primaryKeys());
  await db.exercises
    .where('changedAt')
    .below(before)
    .filter(({ conversation }) => !open.has(conversation))
    .delete();
  await db.approvals
    .where('changedAt')
    .below(before)
    .filter(({ state }) => state !== 'asked')
    .delete();
  await db.tasks
    .where('changedAt')
    .below(before)
    .filter(({ state }) => state !== 'open')
    .delete();
}

/** Forgets everything about the sidecar: after un-pairing nothing of a visitor stays on this machine. */
export async function forgetAll(db: Tables): Promise<void> {
  const kept = new Set(['settings']);
  const tables = db.tables.filter(({ name }) => !kept.has(name));
  await db.transaction('rw', tables, async () => {
    await Promise.all(tables.map((table) => table.clear()));
  });
}
