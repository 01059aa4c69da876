import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

type ColumnType = 'text' | 'integer' | 'bigint';
type Columns = Readonly<Record<string, ColumnType | `${ColumnType}?`>>;

/** The first tables. A type that ends in `?` may be null. */
export const first: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await table(db, 'visitor', ['visitor'], {
      visitor: 'text',
      shop: 'text',
      secret_hash: 'text',
      document: 'text',
    });
    await index(db, 'visitor', ['shop', 'secret_hash'], 'unique');
    await table(db, 'tab_mark', ['visitor', 'tab'], {
      visitor: 'text',
      tab: 'text',
      n: 'bigint',
      at: 'bigint',
    });
    await index(db, 'tab_mark', ['at']);
    await table(db, 'used_token', ['shop', 'jti'], {
      shop: 'text',
      jti: 'text',
      expires_at: 'bigint',
    });
    await index(db, 'used_token', ['expires_at']);

    await table(db, 'session', ['session'], {
      session: 'text',
      visitor: 'text',
      started_at: 'bigint',
      last_at: 'bigint',
      ended_at: 'bigint?',
      version: 'bigint',
      document: 'text',
    });
    await index(db, 'session', ['visitor', 'started_at', 'session']);
    await index(db, 'session', ['last_at', 'session']);
    await table(db, 'act', ['session', 'place'], {
      session: 'text',
      place: 'integer',
      visitor: 'text',
      at: 'bigint',
      observed: 'text',
    });
    await index(db, 'act', ['visitor', 'at', 'session', 'place']);
    await index(db, 'act', ['at']);

    await table(db, 'offer', ['offer'], {
      offer: 'text',
      session: 'text',
      visitor: 'text',
      state: 'text',
      qualified_at: 'bigint',
      document: 'text',
    });
    await index(db, 'offer', ['state', 'qualified_at']);
    await index(db, 'offer', ['session']);
    await index(db, 'offer', ['visitor', 'qualified_at']);
    await index(db, 'offer', ['qualified_at']);

    await table(db, 'conversation', ['conversation'], {
      conversation: 'text',
      visitor: 'text',
      state: 'text',
      holder: 'text?',
      waiting_since: 'bigint',
      opened_at: 'bigint',
      accepted_at: 'bigint?',
      closed_at: 'bigint?',
      changed_at: 'bigint',
      lines: 'integer',
      document: 'text',
    });
    await index(db, 'conversation', ['state']);
    await index(db, 'conversation', ['visitor', 'opened_at']);
    await index(db, 'conversation', ['holder', 'state']);
    await index(db, 'conversation', ['changed_at', 'conversation']);
    await index(db, 'conversation', ['accepted_at']);
    await index(db, 'conversation', ['closed_at']);
    await table(db, 'line', ['line'], {
      line: 'text',
      conversation: 'text',
      n: 'integer',
      author: 'text',
      at: 'bigint',
      folded: 'text?',
      document: 'text',
    });
    await index(db, 'line', ['conversation', 'n'], 'unique');

    await table(db, 'agent', ['agent'], { agent: 'text', document: 'text' });
    await table(db, 'device', ['device'], {
      device: 'text',
      agent: 'text',
      added_at: 'bigint',
      document: 'text',
    });
    await index(db, 'device', ['agent']);
    await table(db, 'invitation', ['lookup'], {
      lookup: 'text',
      expires_at: 'bigint',
      document: 'text',
    });

    await table(db, 'feed', ['audience', 'seq'], {
      audience: 'text',
      seq: 'bigint',
      at: 'bigint',
      fact: 'text',
    });
    await index(db, 'feed', ['at']);
    await table(db, 'feed_counter', ['audience'], {
      audience: 'text',
      head: 'bigint',
      kept_from: 'bigint',
    });
    await table(db, 'mark', ['caller', 'id'], {
      caller: 'text',
      id: 'text',
      body_hash: 'text',
      answer: 'text',
      at: 'bigint',
    });
    await index(db, 'mark', ['at']);
    await table(db, 'effect', ['effect'], {
      effect: 'text',
      kind: 'text',
      state: 'text',
      tries: 'integer',
      due_at: 'bigint',
      leased_until: 'bigint?',
      created_at: 'bigint',
      body: 'text',
    });
    await index(db, 'effect', ['state', 'due_at']);
    await index(db, 'effect', ['created_at']);

    await table(db, 'audit', ['n'], { n: 'bigint', at: 'bigint', document: 'text' });
    await index(db, 'audit', ['at']);
    await table(db, 'installation', ['only'], { only: 'integer', document: 'text' });
    await table(db, 'probe', ['only'], { only: 'integer', n: 'bigint', ballast: 'text' });
  },
};

async function table(
  db: Kysely<unknown>,
  name: string,
  key: readonly string[],
  columns: Columns,
): Promise<void> {
  let builder: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [column, type] of Object.entries(columns)) {
    builder = type.endsWith('?')
      ? builder.addColumn(column, bare(type))
      : builder.addColumn(column, bare(type), (definition) => definition.notNull());
  }
  await builder.addPrimaryKeyConstraint(`${name}_key`, [...key]).execute();
}

function bare(type: string): ColumnType {
  if (type.startsWith('text')) return 'text';
  return type.startsWith('integer') ? 'integer' : 'bigint';
}

async function index(
  db: Kysely<unknown>,
  on: string,
  columns: readonly string[],
  kind?: 'unique',
): Promise<void> {
  const builder = db.schema
    .createIndex(`${on}_by_${columns.join('_')}`)
    .on(on)
    .columns([...columns]);
  await (kind === 'unique' ? builder.unique() : builder).execute();
}
