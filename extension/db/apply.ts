import { assertNever } from '../../shared/kernel/assert.ts';
import type { Line } from '../../shared/protocol/messages/chat.ts';
import type { CobrowseCard } from '../../shared/protocol/messages/cobrowse.ts';
import type { ConversationCard } from '../../shared/protocol/messages/conversation.ts';
import type { AgentSnapshot } from '../../shared/protocol/messages/snapshot.ts';
import type { AgentFact } from '../../shared/protocol/shape.ts';
import { beginArticlesAnew, noteArticleChange } from './apply-articles.ts';
import {
  noteAllowedChange,
  putApproval,
  putExercise,
  putTask,
  replaceGiven,
} from './apply-given.ts';
import { isAboutThese, namedIn } from './command-of.ts';
import { eraseVisitor } from './erase.ts';
import type { CursorRow, Tables } from './tables.ts';

/** One fact with its place in one of the two feeds. */
export interface PlacedFact {
  readonly feed: 'own' | 'floor';
  readonly seq: number;
  readonly at: number;
  readonly fact: AgentFact;
}

/** How far the tables are. */
export async function cursorOf(db: Tables): Promise<CursorRow | null> {
  const row = await db.ones.get('cursor');
  return row?.key === 'cursor' ? row : null;
}

/**
 * Writes facts, in order, into the tables and moves the cursor, in one transaction (SPEC LK1). A fact
 * at or below the cursor was applied before and changes nothing.
 *
 * @throws when a fact is not the next one: a gap means the link must start again
 */
export async function applyFacts(db: Tables, facts: readonly PlacedFact[]): Promise<void> {
  const isErasing = facts.some(({ fact }) => fact.type === 'visitor.erased');
  await db.transaction('rw', isErasing ? db.tables : factTables(db), async () => {
    const before = (await cursorOf(db)) ?? { key: 'cursor', own: 0, floor: 0 };
    const cursor = { key: 'cursor' as const, own: before.own, floor: before.floor };
    for (const { feed, seq, at, fact } of facts) {
      if (seq <= cursor[feed]) continue;
      if (seq !== cursor[feed] + 1) throw new Error(`a gap in feed ${feed} before ${seq}`);
      await applyFact(db, at, fact);
      cursor[feed] = seq;
    }
    await db.ones.put(cursor);
  });
}

/**
 * Replaces everything facts fill, and the cursor, in one transaction. Facts that were missed may have
 * been erasures: what was cached, written or refused goes too, unless it is of a conversation or a
 * visitor that is still there (SPEC ER3). Commands on their way stay: they are answered.
 */
export async function applySnapshot(db: Tables, snapshot: AgentSnapshot): Promise<void> {
  const named = namedIn(snapshot);
  await db.transaction('rw', db.tables, async () => {
    await Promise.all([db.agents.clear(), db.conversations.clear(), db.lines.clear()]);
    await Promise.all([db.qualified.clear(), db.answers.clear(), db.cobrowses.clear()]);
    await db.drafts.filter(({ conversation }) => !named.conversations.has(conversation)).delete();
    await db.refusals.filter(({ body }) => isAboutThese(body, named) === false).delete();
    await db.agents.bulkPut([...snapshot.agents]);
    await db.conversations.bulkPut([...snapshot.conversations]);
    await db.lines.bulkPut([...snapshot.lines]);
    await db.cobrowses.bulkPut([...(snapshot.cobrowses ?? [])]);
    await replaceGiven(db, snapshot);
    await beginArticlesAnew(db, snapshot.knowledge);
    await db.ones.put({ key: 'cursor', own: snapshot.own, floor: snapshot.floor });
  });
}

function factTables(db: Tables) {
  return [
    db.ones,
    db.agents,
    db.conversations,
    db.lines,
    db.qualified,
    db.cobrowses,
    db.exercises,
    db.approvals,
    db.tasks,
  ];
}

async function applyFact(db: Tables, at: number, fact: AgentFact): Promise<void> {
  switch (fact.type) {
    case 'chat.said':
      return putLine(db, fact.line);
    case 'chat.seen':
      return raiseSeen(db, fact.conversation, fact.by, fact.upTo);
    case 'conversation.changed': {
      await db.lines.bulkPut([...fact.lines]);
      const known = await db.conversations.get(fact.card.conversation);
      // The same change comes over both feeds, in either order: the newer card wins.
      if (known === undefined || known.changedAt <= fact.card.changedAt) {
        await db.conversations.put(seenNoLess(fact.card, known));
      }
      return;
    }
    case 'cobrowse.changed':
      return putCobrowse(db, fact.card);
    case 'exercise.changed':
      return putExercise(db, fact.card);
    case 'approval.changed':
      return putApproval(db, fact.card);
    case 'task.changed':
      return putTask(db, fact.card);
    case 'mandate.changed':
      return noteAllowedChange(db);
    case 'article.changed':
      return noteArticleChange(db, fact.change);
    case 'agent.changed': {
      await db.agents.put(fact.agent);
      const me = await db.ones.get('me');
      if (me?.key === 'me' && me.card.agent === fact.agent.agent) {
        await db.ones.put({ key: 'me', card: fact.agent });
      }
      return;
    }
    case 'session.qualified':
      await db.qualified.put({ ...fact, at });
      return;
    case 'offer.settled': {
      await db.qualified.update(fact.offer, { state: fact.state });
      return;
    }
    case 'visitor.erased':
      return eraseVisitor(db, fact);
    case 'fact.erased':
      return;
    default:
      return assertNever(fact);
  }
}

/** To have seen is no change of the card: over the other feed one from before may come after it (SPEC CH1). */
function seenNoLess(card: ConversationCard, known: ConversationCard | undefined): ConversationCard {
  return {
    ...card,
    seenByVisitor: Math.max(card.seenByVisitor, known?.seenByVisitor ?? 0),
    seenByAgent: Math.max(card.seenByAgent, known?.seenByAgent ?? 0),
  };
}

/** The same change may come over both feeds, in either order: the newer card wins. */
async function putCobrowse(db: Tables, card: CobrowseCard): Promise<void> {
  const known = await db.cobrowses.get(card.cobrowse);
  if (known === undefined || known.changedAt <= card.changedAt) await db.cobrowses.put(card);
}

async function putLine(db: Tables, line: Line): Promise<void> {
  await db.lines.put(line);
  const card = await db.conversations.get(line.conversation);
  if (card !== undefined && card.lines < line.n) {
    const preview = line.text === null ? card.preview : line.text.slice(0, 120);
    await db.conversations.update(line.conversation, { lines: line.n, preview });
  }
}

async function raiseSeen(
  db: Tables,
  conversation: string,
  by: 'visitor' | 'agent',
  upTo: number,
): Promise<void> {
  const card = await db.conversations.get(conversation);
  if (card === undefined) return;
  const field = by === 'visitor' ? 'seenByVisitor' : 'seenByAgent';
  if (card[field] < upTo) await db.conversations.update(conversation, { [field]: upTo });
}
