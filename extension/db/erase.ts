import { assertNever } from '../../shared/kernel/assert.ts';
import type { VisitorErased } from '../../shared/protocol/messages/erasure.ts';
import type { AgentAnswer, AgentCommand } from '../../shared/protocol/shape.ts';
import type { Tables } from './tables.ts';

/** What of theirs may be named in a row. */
interface Theirs {
  readonly visitor: string;
  readonly conversations: ReadonlySet<string>;
  readonly sessions: ReadonlySet<string>;
  readonly cobrowses: ReadonlySet<string>;
}

/**
 * Takes a visitor out of every table: what facts filled, what answers cached, what an agent was writing
 * or had sent to them (SPEC ER3). Runs in the transaction that moves the cursor.
 */
export async function eraseVisitor(
  db: Tables,
  { visitor, conversations }: VisitorErased,
): Promise<void> {
  const cards = await db.conversations.where('visitor').equals(visitor).primaryKeys();
  const qualified = await db.qualified.filter((row) => row.visitor === visitor).toArray();
  const cobrowses = await db.cobrowses.where('visitor').equals(visitor).primaryKeys();
  const theirs: Theirs = {
    visitor,
    conversations: new Set([...cards, ...conversations]),
    sessions: new Set(qualified.map(({ session }) => session)),
    cobrowses: new Set(cobrowses),
  };
  const ids = [...theirs.conversations];
  await db.conversations.bulkDelete(ids);
  await db.lines.where('conversation').anyOf(ids).delete();
  await db.drafts.bulkDelete(ids);
  await db.cobrowses.bulkDelete(cobrowses);
  await db.cobrowses.where('conversation').anyOf(ids).delete();
  await db.qualified.bulkDelete(qualified.map(({ offer }) => offer));
  await db.answers.filter(({ answer }) => isAnswerAbout(answer, theirs)).delete();
  await db.outbox.filter(({ body }) => isCommandAbout(body, theirs)).delete();
  await db.refusals.filter(({ body }) => isCommandAbout(body, theirs)).delete();
}

/** A search that found them goes whole: its key is what was searched for, their name perhaps. */
function isAnswerAbout(answer: AgentAnswer, { visitor, conversations }: Theirs): boolean {
  switch (answer.type) {
    case 'visitor.answered':
    case 'journey.answered':
      return answer.visitor === visitor;
    case 'conversations.answered':
      return answer.rows.some((card) => card.visitor === visitor);
    case 'lines.answered':
      return conversations.has(answer.conversation);
    case 'measures.answered':
      return false;
    default:
      return assertNever(answer);
  }
}

function isCommandAbout(body: AgentCommand, theirs: Theirs): boolean {
  if ('conversation' in body) return theirs.conversations.has(body.conversation);
  if ('cobrowse' in body) return theirs.cobrowses.has(body.cobrowse);
  if ('visitor' in body) return body.visitor === theirs.visitor;
  return 'session' in body && theirs.sessions.has(body.session);
}
