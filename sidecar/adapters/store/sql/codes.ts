import { type SqlBool, sql } from 'kysely';
import { HOLDER_CODES_MAX } from '../../../../shared/protocol/limits.ts';
import type { Code, CodeState } from '../../../domain/mandate/code.ts';
import type { Codes } from '../../../ports/store/codes.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { slot } from './statement.ts';

// In the words of the indexes that hold these rows alone (0008-leaner-indexes): else they are not used.
const IS_UNENDED = inWords('making', 'made', 'shown', 'applied');
const AT_THE_SHOP = ['made', 'shown', 'applied'] as const satisfies readonly CodeState[];
const IS_ENDED = inWords('redeemed', 'lost', 'expired', 'revoked', 'failed');

export function sqlCodes({ db, prepare }: Connection): Codes {
  const document = db.selectFrom('code').select('document');
  const oldestFirst = document.orderBy('made_at').orderBy('code');
  const soonestFirst = document.orderBy('expires_at').orderBy('code');
  const find = prepare(document.where('code', '=', slot<string>('code')));
  // No lock of its own: work that may ask this has all that is written to itself until it commits.
  const findByText = prepare(
    document.where('shop', '=', slot<string>('shop')).where('text', '=', slot<string>('text')),
  );
  const ofConversation = prepare(
    oldestFirst.where('conversation', '=', slot<string>('conversation')),
  );
  const ofVisitor = prepare(oldestFirst.where('visitor', '=', slot<string>('visitor')));
  const overdue = prepare(
    soonestFirst
      .where(IS_UNENDED)
      .where('expires_at', '<=', slot<number>('now'))
      .limit(slot<number>('max')),
  );
  const heldBy = prepare(
    oldestFirst
      .where('shop', '=', slot<string>('shop'))
      .where('held_by', '=', slot<string>('heldBy'))
      .limit(HOLDER_CODES_MAX),
  );
  const open = prepare(
    soonestFirst
      .where('shop', '=', slot<string>('shop'))
      .where('state', 'in', AT_THE_SHOP)
      .limit(slot<number>('max')),
  );
  // What a code is never changes: named here, each of its indexes would be written anew with every step.
  const changing = {
    state: slot<string>('state'),
    held_by: slot<string | null>('heldBy'),
    changed_at: slot<number>('changedAt'),
    document: slot<string>('document'),
  };
  const put = prepare(
    db
      .insertInto('code')
      .values({
        code: slot<string>('code'),
        shop: slot<string>('shop'),
        text: slot<string>('text'),
        conversation: slot<string>('conversation'),
        visitor: slot<string>('visitor'),
        made_at: slot<number>('madeAt'),
        expires_at: slot<number>('expiresAt'),
        ...changing,
      })
      .onConflict((conflict) => conflict.column('code').doUpdateSet(changing)),
  );
  const erase = prepare(db.deleteFrom('code').where('visitor', '=', slot<string>('visitor')));
  const forget = prepare(
    db
      .deleteFrom('code')
      .where('code', 'in', (eb) =>
        eb
          .selectFrom('code as old')
          .select('old.code')
          .where(IS_ENDED)
          .where('old.changed_at', '<', slot<number>('before'))
          .orderBy('old.changed_at')
          .orderBy('old.code')
          .limit(slot<number>('max')),
      ),
  );

  return {
    find: async (code) => openedOrNull<Code>(await find.first({ code })),
    findByText: async (shop, text) => openedOrNull<Code>(await findByText.first({ shop, text })),
    put: async (code) => {
      await put.change({
        code: code.code,
        shop: code.shop,
        text: code.text,
        conversation: code.conversation,
        visitor: code.visitor,
        state: code.state,
        heldBy: code.heldBy,
        madeAt: code.madeAt,
        changedAt: code.changedAt,
        expiresAt: code.expiresAt,
        document: JSON.stringify(code),
      });
    },
    ofConversation: async (conversation) =>
      (await ofConversation.all({ conversation })).map(opened<Code>),
    ofVisitor: async (visitor) => (await ofVisitor.all({ visitor })).map(opened<Code>),
    overdue: async (now, max) => (await overdue.all({ now, max })).map(opened<Code>),
    heldBy: async (shop, holder) => (await heldBy.all({ shop, heldBy: holder })).map(opened<Code>),
    open: async (shop, max) => (await open.all({ shop, max })).map(opened<Code>),
    erase: (visitor) => erase.change({ visitor }),
    forget: (before, max) => forget.change({ before, max }),
  };
}

function inWords(...states: readonly CodeState[]) {
  const each = states.map((state) => sql`state = ${sql.lit(state)}`);
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}
