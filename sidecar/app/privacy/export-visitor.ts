import type { ConversationId, VisitorId } from '../../../shared/kernel/ids.ts';
import { EXPORT_PAGE_MAX } from '../../../shared/protocol/limits.ts';
import type { Conversation, Line } from '../../domain/conversation/conversation.ts';
import type { Act } from '../../domain/session/act.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import type { AuditEntry } from '../../ports/store/audit.ts';
import type { Tx } from '../../ports/store.ts';
import type { Environment } from '../context.ts';
import { commit, look } from '../pipeline.ts';
import { countKept } from './kept.ts';
import { sayAct } from './say-act.ts';

/** Names the shape of the document; docs/OPERATIONS.md describes it. */
export const EXPORT_FORMAT = 'toonbank.visitor.1';

/** An export is itself something to account for. */
export async function noteExport(
  environment: Environment,
  visitors: readonly VisitorId[],
  by: string,
): Promise<void> {
  await commit(environment, async ({ tx, now }) => {
    for (const about of visitors) {
      await tx.audit.add({ at: now, kind: 'visitor-exported', by, about, detail: '' });
    }
  });
}

/**
 * One JSON document with everything that is kept of these visitors, in pieces: read in pages, so that
 * neither the store nor the memory is held up by who has been here for years.
 */
export async function* exportVisitors(
  environment: Environment,
  visitors: readonly VisitorId[],
): AsyncGenerator<string> {
  const exportedAt = new Date(environment.clock.now()).toISOString();
  yield `{\n"format": ${JSON.stringify(EXPORT_FORMAT)},\n"exportedAt": "${exportedAt}",\n"visitors": [`;
  for (const [place, visitor] of visitors.entries()) {
    yield place === 0 ? '\n' : ',\n';
    yield* exportVisitor(environment, visitor);
  }
  yield '\n]\n}\n';
}

async function* exportVisitor(
  environment: Environment,
  visitor: VisitorId,
): AsyncGenerator<string> {
  const read = <T>(ask: (tx: Tx) => Promise<T>): Promise<T> =>
    look(environment, ({ tx }) => ask(tx));
  const known = await read((tx) => tx.visitors.find(visitor));
  yield `{${fields({
    ...aboutOf(visitor, known),
    kept: await read((tx) => countKept(tx, visitor)),
  })},\n`;
  yield* list('audit', auditOf(read, visitor), (entry) => fields(entry));
  const orders = await read((tx) => tx.offers.ordersOfVisitor(visitor));
  yield `,\n"orders": ${JSON.stringify(orders, readable)},\n`;
  yield* nested('sessions', sessionsOf(read, visitor), async function* (session) {
    const offers = await read((tx) => tx.offers.ofSession(session.session));
    yield `${fields({ ...session, offers })},\n`;
    yield* list('acts', actsOf(read, session), ({ place, at, observed }) =>
      fields({ place, at, says: sayAct(observed), ...observed }),
    );
  });
  yield ',\n';
  yield* nested('conversations', conversationsOf(read, visitor), async function* (conversation) {
    const sent = await read((tx) => tx.effects.about(conversation.conversation));
    const messages = sent.map(({ createdAt, state, body }) => ({ createdAt, state, ...body }));
    yield `${fields({ ...conversation, messages })},\n`;
    yield* list('said', linesOf(read, conversation.conversation), (line) => fields(line));
    const along = await read((tx) => tx.cobrowses.ofConversation(conversation.conversation));
    yield `,\n"cobrowses": ${JSON.stringify(along, readable)}`;
    const notes = await read((tx) => tx.suggestions.ofConversation(conversation.conversation));
    yield `,\n"suggestions": ${JSON.stringify(notes, readable)}`;
  });
  const given = await read((tx) => givenTo(tx, visitor));
  yield `,\n"given": ${JSON.stringify(given, readable)}}`;
}

type Read = <T>(ask: (tx: Tx) => Promise<T>) => Promise<T>;

/** What was given to them. Not where it counts in the ledger: that says nothing about the person. */
async function givenTo(tx: Tx, visitor: VisitorId) {
  const exercises = await tx.exercises.ofVisitor(visitor);
  return {
    exercises: exercises.map(({ charges, ...exercise }) => exercise),
    codes: await tx.codes.ofVisitor(visitor),
    tasks: await tx.exercises.tasksOfVisitor(visitor),
    approvals: await tx.approvals.ofVisitor(visitor),
  };
}

/**
 * All but the hash of the secret, which opens nothing, and the salt, with which the ledger could be searched:
 * neither says anything about the person.
 */
function aboutOf(visitor: VisitorId, known: Visitor | null) {
  if (known === null) return { visitor };
  const { secretHash, ledgerSalt, sessions, ...about } = known;
  return { ...about, sessionsSoFar: sessions };
}

async function* auditOf(read: Read, visitor: VisitorId): AsyncGenerator<AuditEntry> {
  let after = 0;
  for (;;) {
    const page = await read((tx) => tx.audit.about(visitor, after, EXPORT_PAGE_MAX));
    for (const { place, ...entry } of page) {
      after = place;
      yield entry;
    }
    if (page.length < EXPORT_PAGE_MAX) return;
  }
}

async function* sessionsOf(read: Read, visitor: VisitorId): AsyncGenerator<Session> {
  let page = await read((tx) => tx.sessions.ofVisitor(visitor, EXPORT_PAGE_MAX));
  for (;;) {
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < EXPORT_PAGE_MAX) return;
    page = await read((tx) => tx.sessions.ofVisitorAfter(visitor, last, EXPORT_PAGE_MAX));
  }
}

async function* actsOf(read: Read, { session }: Session): AsyncGenerator<Act> {
  let after = 0;
  for (;;) {
    const page = await read((tx) => tx.sessions.actsOf(session, after, EXPORT_PAGE_MAX));
    yield* page;
    after = page.at(-1)?.place ?? after;
    if (page.length < EXPORT_PAGE_MAX) return;
  }
}

async function* conversationsOf(read: Read, visitor: VisitorId): AsyncGenerator<Conversation> {
  let after: ConversationId | null = null;
  for (;;) {
    const from: ConversationId | null = after;
    const page: readonly Conversation[] = await read((tx) =>
      tx.conversations.ofVisitor(visitor, from, EXPORT_PAGE_MAX),
    );
    yield* page;
    after = page.at(-1)?.conversation ?? after;
    if (page.length < EXPORT_PAGE_MAX) return;
  }
}

async function* linesOf(read: Read, conversation: ConversationId): AsyncGenerator<Line> {
  // Places have no gaps (SPEC CV1): the newest so many before a place are those that come next, and
  // at the end some that have been.
  for (let last = 0; ; last += EXPORT_PAGE_MAX) {
    const before = last + EXPORT_PAGE_MAX + 1;
    const page = await read((tx) => tx.conversations.lines(conversation, before, EXPORT_PAGE_MAX));
    const next = page.filter(({ n }) => n > last);
    yield* next;
    if (next.length < EXPORT_PAGE_MAX) return;
  }
}

/** A list of small things, one a line. */
async function* list<T>(
  name: string,
  rows: AsyncIterable<T>,
  fieldsOf: (row: T) => string,
): AsyncGenerator<string> {
  yield* nested(name, rows, async function* (row) {
    yield fieldsOf(row);
  });
}

async function* nested<T>(
  name: string,
  rows: AsyncIterable<T>,
  inside: (row: T) => AsyncIterable<string>,
): AsyncGenerator<string> {
  yield `"${name}": [`;
  let isFirst = true;
  for await (const row of rows) {
    yield isFirst ? '\n{' : ',\n{';
    isFirst = false;
    yield* inside(row);
    yield '}';
  }
  yield ']';
}

/** An object's fields without the braces, so that more can follow; moments as people read them. */
function fields(row: object): string {
  return JSON.stringify(row, readable).slice(1, -1);
}

function readable(name: string, value: unknown): unknown {
  const isMoment =
    /^(?:at|since)$|At$|Until$|Since$|(?:accept|answer)By/.test(name) && typeof value === 'number';
  return isMoment ? new Date(value).toISOString() : value;
}
