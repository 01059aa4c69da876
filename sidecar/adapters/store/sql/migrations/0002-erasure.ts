import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Rows read at once: memory stays bounded however much is kept. */
const PAGE = 500;

/** The columns this step adds and what it fills them from, as both were when it was written. */
type Then = {
  visitor: { visitor: string; customer: string | null; last_seen_at: number; document: string };
  feed: { audience: string; seq: number; subject: string | null; fact: string };
  effect: { effect: string; conversation: string | null; body: string };
  mark: { caller: string; id: string; answer: string; code_end: number | null };
  audit: { n: number; about: string; document: string };
  used_token: { shop: string; jti: string; expires_at: number };
  used_token_hashed: { shop: string; jti: string; expires_at: number };
};

/**
 * What export, erasure and the forgetting of visitors look things up by. Columns are filled from the
 * documents; `jti`s are hashed, because a shop may have put a customer's number into them.
 */
export const erasure: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db);
    const then = db.withTables<Then>();
    await fillVisitors(then);
    await fillFeed(then);
    await fillEffects(then);
    await fillMarks(then);
    await fillAudit(then);
    await hashTokens(then);
    await addIndexes(db);
  },
};

async function addColumns({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('visitor').addColumn('customer', 'text').execute();
  await schema
    .alterTable('visitor')
    .addColumn('last_seen_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.alterTable('feed').addColumn('subject', 'text').execute();
  await schema.alterTable('effect').addColumn('conversation', 'text').execute();
  await schema.alterTable('mark').addColumn('code_end', 'bigint').execute();
  await schema
    .alterTable('audit')
    .addColumn('about', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await schema
    .createTable('erasure')
    .addColumn('visitor', 'text', (column) => column.notNull())
    .addColumn('begun_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('erasure_key', ['visitor'])
    .execute();
}

// After the rows are filled: one sorting instead of one insertion per row.
async function addIndexes(db: Kysely<unknown>): Promise<void> {
  const indexes = {
    visitor: [['shop', 'customer'], ['last_seen_at']],
    feed: [['subject']],
    effect: [['conversation']],
    mark: [['code_end']],
    audit: [['about', 'n']],
  };
  for (const [table, each] of Object.entries(indexes)) {
    for (const columns of each) {
      const name = `${table}_by_${columns.join('_')}`;
      await db.schema.createIndex(name).on(table).columns(columns).execute();
    }
  }
}

async function fillVisitors(db: Kysely<Then>): Promise<void> {
  let last = '';
  for (;;) {
    const page = await db
      .selectFrom('visitor')
      .select(['visitor', 'document'])
      .where('visitor', '>', last)
      .orderBy('visitor')
      .limit(PAGE)
      .execute();
    for (const { visitor, document } of page) {
      const kept: { identity: { customer: string } | null; lastSeenAt: number } =
        JSON.parse(document);
      await db
        .updateTable('visitor')
        .set({ customer: kept.identity?.customer ?? null, last_seen_at: kept.lastSeenAt })
        .where('visitor', '=', visitor)
        .execute();
      last = visitor;
    }
    if (page.length < PAGE) return;
  }
}

async function fillFeed(db: Kysely<Then>): Promise<void> {
  let last = { audience: '', seq: 0 };
  for (;;) {
    const page = await db
      .selectFrom('feed')
      .select(['audience', 'seq', 'fact'])
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('audience', 'seq'), '>', tuple(last.audience, last.seq)),
      )
      .orderBy('audience')
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const { audience, seq, fact } of page) {
      last = { audience, seq: Number(seq) };
      const subject = subjectThen(JSON.parse(fact));
      if (subject === null) continue;
      await db
        .updateTable('feed')
        .set({ subject })
        .where('audience', '=', audience)
        .where('seq', '=', last.seq)
        .execute();
    }
    if (page.length < PAGE) return;
  }
}

async function fillEffects(db: Kysely<Then>): Promise<void> {
  let last = '';
  for (;;) {
    const page = await db
      .selectFrom('effect')
      .select(['effect', 'body'])
      .where('effect', '>', last)
      .orderBy('effect')
      .limit(PAGE)
      .execute();
    for (const { effect, body } of page) {
      last = effect;
      const { fields }: { fields: { conversation?: string } } = JSON.parse(body);
      const conversation = fields.conversation ?? null;
      await db.updateTable('effect').set({ conversation }).where('effect', '=', effect).execute();
    }
    if (page.length < PAGE) return;
  }
}

async function fillMarks(db: Kysely<Then>): Promise<void> {
  let last = { caller: '', id: '' };
  for (;;) {
    const page = await db
      .selectFrom('mark')
      .select(['caller', 'id', 'answer'])
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('caller', 'id'), '>', tuple(last.caller, last.id)),
      )
      .orderBy('caller')
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { caller, id, answer } of page) {
      last = { caller, id };
      const { result }: { result?: { expiresAt: number } | null } = JSON.parse(answer);
      if (!result) continue;
      await db
        .updateTable('mark')
        .set({ code_end: result.expiresAt })
        .where('caller', '=', caller)
        .where('id', '=', id)
        .execute();
    }
    if (page.length < PAGE) return;
  }
}

async function fillAudit(db: Kysely<Then>): Promise<void> {
  let last = 0;
  for (;;) {
    const page = await db
      .selectFrom('audit')
      .select(['n', 'document'])
      .where('n', '>', last)
      .orderBy('n')
      .limit(PAGE)
      .execute();
    for (const { n, document } of page) {
      last = Number(n);
      const { about }: { about: string } = JSON.parse(document);
      await db.updateTable('audit').set({ about }).where('n', '=', last).execute();
    }
    if (page.length < PAGE) return;
  }
}

// Beside the table and back: hashed in place, a row would be met again under its new key.
async function hashTokens(db: Kysely<Then>): Promise<void> {
  await db.schema
    .createTable('used_token_hashed')
    .addColumn('shop', 'text', (column) => column.notNull())
    .addColumn('jti', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  let last = { shop: '', jti: '' };
  for (;;) {
    const page = await db
      .selectFrom('used_token')
      .selectAll()
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('shop', 'jti'), '>', tuple(last.shop, last.jti)),
      )
      .orderBy('shop')
      .orderBy('jti')
      .limit(PAGE)
      .execute();
    for (const { shop, jti, expires_at } of page) {
      last = { shop, jti };
      const hashed = createHash('sha256').update(jti, 'utf8').digest('base64url');
      await db
        .insertInto('used_token_hashed')
        .values({ shop, jti: hashed, expires_at: Number(expires_at) })
        .execute();
    }
    if (page.length < PAGE) break;
  }
  await db.deleteFrom('used_token').execute();
  await db
    .insertInto('used_token')
    .columns(['shop', 'jti', 'expires_at'])
    .expression(db.selectFrom('used_token_hashed').select(['shop', 'jti', 'expires_at']))
    .execute();
  await db.schema.dropTable('used_token_hashed').execute();
}

/** The facts that are about somebody, as they were told then. */
type FactThen =
  | { readonly type: 'chat.said'; readonly line: { readonly conversation: string } }
  | { readonly type: 'chat.seen'; readonly conversation: string }
  | { readonly type: 'conversation.changed'; readonly card: { readonly conversation: string } }
  | {
      readonly type: 'conversation.moved';
      readonly conversation: { readonly conversation: string };
    }
  | { readonly type: 'session.qualified' | 'offer.settled'; readonly session: string }
  | { readonly type: 'offer.shown' | 'offer.gone' | 'visitor.identified' | 'agent.changed' };

function subjectThen(fact: FactThen): string | null {
  switch (fact.type) {
    case 'chat.said':
      return `conversation.${fact.line.conversation}`;
    case 'chat.seen':
      return `conversation.${fact.conversation}`;
    case 'conversation.changed':
      return `conversation.${fact.card.conversation}`;
    case 'conversation.moved':
      return `conversation.${fact.conversation.conversation}`;
    case 'session.qualified':
    case 'offer.settled':
      return `session.${fact.session}`;
    default:
      return null;
  }
}
