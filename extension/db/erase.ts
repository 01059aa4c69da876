import { assertNever } from '../../shared/kernel/assert.ts';
import type { VisitorErased } from '../../shared/protocol/messages/erasure.ts';
import type { AgentAnswer } from '../../shared/protocol/shape.ts';
import { isAboutThese, type Named } from './command-of.ts';
import type { Tables } from './tables.ts';

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
  const isTheirs = (row: { readonly visitor: string; readonly conversation: string }) =>
    row.visitor === visitor || conversations.includes(row.conversation);
  const exercises = await db.exercises.filter(isTheirs).toArray();
  const approvals = await db.approvals.filter(isTheirs).primaryKeys();
  const tasks = await db.tasks.filter(isTheirs).primaryKeys();
  const theirs: Named = {
    visitors: new Set([visitor]),
    conversations: new Set([...cards, ...conversations]),
    sessions: new Set(qualified.map(({ session }) => session)),
    cobrowses: new Set(cobrowses),
    codes: new Set(exercises.flatMap(({ code }) => code?.code ?? [])),
    approvals: new Set(approvals),
    tasks: new Set(tasks),
  };
  const ids = [...theirs.conversations];
  await db.conversations.bulkDelete(ids);
  await db.lines.where('conversation').anyOf(ids).delete();
  await db.drafts.bulkDelete(ids);
  await db.cobrowses.bulkDelete(cobrowses);
  await db.cobrowses.where('conversation').anyOf(ids).delete();
  await db.exercises.bulkDelete(exercises.map(({ exercise }) => exercise));
  await db.approvals.bulkDelete(approvals);
  await db.tasks.bulkDelete(tasks);
  await db.qualified.bulkDelete(qualified.map(({ offer }) => offer));
  await db.answers.filter(({ answer }) => isAnswerAbout(answer, theirs)).delete();
  await db.outbox.filter(({ body }) => isAboutThese(body, theirs) === true).delete();
  await db.refusals.filter(({ body }) => isAboutThese(body, theirs) === true).delete();
}

/** A search that found them goes whole: its key is what was searched for, their name perhaps. */
function isAnswerAbout(answer: AgentAnswer, { visitors, conversations }: Named): boolean {
  switch (answer.type) {
    case 'visitor.answered':
    case 'journey.answered':
      return visitors.has(answer.visitor);
    case 'conversations.answered':
      return answer.rows.some(({ visitor }) => visitors.has(visitor));
    case 'lines.answered':
    case 'allowed.answered':
    case 'suggestions.answered':
      return conversations.has(answer.conversation);
    // Its examples are visitors' words.
    case 'gaps.answered':
      return [...answer.clusters, ...answer.aside].some(({ examples }) =>
        examples.some(({ conversation }) => conversations.has(conversation)),
      );
    case 'dispositions.answered':
    case 'measures.answered':
    case 'mandates.answered':
    case 'mandate.tried':
    case 'given.answered':
    case 'effect.answered':
    case 'learning.answered':
    case 'replay.answered':
    case 'replay.stopped':
    case 'ledger.answered':
    case 'ledger.checked':
    case 'articles.answered':
    case 'article.answered':
    case 'article.tried':
      return false;
    default:
      return assertNever(answer);
  }
}
