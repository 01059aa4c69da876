import type { ConversationId, SessionId, VisitorId } from '../../../shared/kernel/ids.ts';
import {
  ERASE_ROWS_MAX,
  ERASED_CONVERSATIONS_MAX,
  EXPORT_PAGE_MAX,
} from '../../../shared/protocol/limits.ts';
import { type Audience, FLOOR, ofVisitor } from '../../domain/audience.ts';
import { isOpen } from '../../domain/cobrowse/cobrowse.ts';
import type { Subject } from '../../ports/store/feed.ts';
import { showOver } from '../cobrowse/take.ts';
import type { Work } from '../context.ts';
import { endGivenTo } from '../mandate/end-given-to.ts';
import { showGone } from '../report/show-row.ts';
import type { Routing } from '../routing/routing.ts';

/** How far one commit has come. */
export interface Removed {
  readonly rows: number;
  /** Whether nothing of the visitor is left in any table. */
  readonly isAll: boolean;
}

/**
 * Takes a visitor out of every table, or a bounded part of it (SPEC ER1). The visitor and what is still
 * open go first, so that from this commit on nobody can add anything; a conversation or a session goes
 * whole or waits for the next commit.
 *
 * @param told who is told also when no feed of theirs held anything
 */
export async function removeVisitor(
  routing: Routing,
  visitor: VisitorId,
  told: readonly Audience[],
): Promise<Removed> {
  const { work } = routing;
  const { tx } = work;
  const parts = partsOf(work, visitor, told);
  const latest = await tx.sessions.latest(visitor);
  if (latest !== null && latest.endedAt === null) showGone(work, [latest.session]);
  await endGivenTo(work, visitor);
  parts.add(await tx.visitors.erase(visitor));
  parts.add(await tx.offers.erase(visitor));
  for (const cobrowse of (await tx.cobrowses.ofVisitor(visitor)).filter(isOpen)) {
    showOver(work, cobrowse, 'conversation-ended');
  }
  parts.add(await tx.cobrowses.erase(visitor));
  // The ledger stays: with the visitor's salt gone, nothing in it leads to them (SPEC LG1).
  parts.add(await tx.approvals.erase(visitor));
  parts.add(await tx.codes.erase(visitor));
  parts.add(await tx.exercises.erase(visitor));
  const open = [...routing.conversations.values()].filter((one) => one.visitor === visitor);
  for (const { conversation } of open) {
    await parts.removeConversation(conversation);
    await routing.lose(conversation);
  }
  while (parts.hasRoom()) {
    const page = await tx.conversations.ofVisitor(visitor, null, EXPORT_PAGE_MAX);
    if (page.length === 0) break;
    for (const { conversation } of page) {
      if (parts.hasRoom()) await parts.removeConversation(conversation);
    }
  }
  while (parts.hasRoom()) {
    const page = await tx.sessions.ofVisitor(visitor, EXPORT_PAGE_MAX);
    if (page.length === 0) break;
    for (const { session } of page) if (parts.hasRoom()) await parts.removeSession(session);
  }
  const isAll = parts.hasRoom();
  if (isAll) {
    parts.add(await tx.marks.drop(ofVisitor(visitor)));
    parts.add(await tx.feed.drop(ofVisitor(visitor)));
  }
  parts.tell();
  return { rows: parts.rows(), isAll };
}

function partsOf(work: Work, visitor: VisitorId, told: readonly Audience[]) {
  const { tx } = work;
  const own = ofVisitor(visitor);
  const concerned = new Set<Audience>(told);
  const conversations: ConversationId[] = [];
  let rows = 0;

  async function redact(subject: Subject): Promise<void> {
    const { audiences, facts } = await tx.feed.redact(subject);
    rows += facts;
    for (const audience of audiences) if (audience !== own) concerned.add(audience);
  }

  return {
    rows: () => rows,
    hasRoom: () => rows < ERASE_ROWS_MAX,
    add: (more: number): void => {
      rows += more;
    },
    async removeConversation(conversation: ConversationId): Promise<void> {
      await redact(`conversation.${conversation}`);
      rows += await tx.effects.erase(conversation);
      rows += await tx.suggestions.erase(conversation);
      rows += await tx.conversations.erase(conversation);
      conversations.push(conversation);
      concerned.add(FLOOR);
    },
    async removeSession(session: SessionId): Promise<void> {
      await redact(`session.${session}`);
      rows += await tx.sessions.erase({ session, visitor });
    },
    /**
     * After everything else of this commit, over every feed that held something: what a slow reader was
     * still being sent comes before it, and goes with it.
     */
    tell(): void {
      const begins = Array.from(
        { length: Math.max(1, Math.ceil(conversations.length / ERASED_CONVERSATIONS_MAX)) },
        (_, part) => part * ERASED_CONVERSATIONS_MAX,
      );
      for (const audience of [...concerned].sort()) {
        for (const begin of begins) {
          const some = conversations.slice(begin, begin + ERASED_CONVERSATIONS_MAX);
          work.tell(audience, { type: 'visitor.erased', visitor, conversations: some });
        }
      }
    },
  };
}
