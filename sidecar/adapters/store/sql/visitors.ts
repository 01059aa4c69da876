import { asId, type VisitorId } from '../../../../shared/kernel/ids.ts';
import type { Visitor } from '../../../domain/visitor/visitor.ts';
import type { Visitors } from '../../../ports/store/visitors.ts';
import type { Connection } from './connection.ts';
import { opened } from './document.ts';
import { hotVisitors } from './hot.ts';
import { slot } from './statement.ts';

export function sqlVisitors(connection: Connection): Visitors {
  const { db, prepare } = connection;
  const put = prepare(
    db
      .insertInto('visitor')
      .values({
        visitor: slot<string>('visitor'),
        shop: slot<string>('shop'),
        secret_hash: slot<string>('secretHash'),
        customer: slot<string | null>('customer'),
        last_seen_at: slot<number>('lastSeenAt'),
        document: slot<string>('document'),
      })
      .onConflict((conflict) =>
        conflict.column('visitor').doUpdateSet({
          shop: slot<string>('shop'),
          secret_hash: slot<string>('secretHash'),
          customer: slot<string | null>('customer'),
          last_seen_at: slot<number>('lastSeenAt'),
          document: slot<string>('document'),
        }),
      ),
  );
  const useToken = prepare(
    db
      .insertInto('used_token')
      .values({
        shop: slot<string>('shop'),
        jti: slot<string>('jti'),
        expires_at: slot<number>('expiresAt'),
      })
      .onConflict((conflict) => conflict.columns(['shop', 'jti']).doNothing()),
  );
  const ofCustomer = prepare(
    db
      .selectFrom('visitor')
      .select('document')
      .where('shop', '=', slot<string>('shop'))
      .where('customer', '=', slot<string>('customer'))
      .orderBy('visitor')
      .limit(slot<number>('max')),
  );
  const unseen = prepare(
    db
      .selectFrom('visitor')
      .select('visitor.visitor')
      .where('visitor.last_seen_at', '<', slot<number>('before'))
      .where(({ exists, not, selectFrom }) =>
        not(
          exists(
            selectFrom('session')
              .select('session.session')
              .whereRef('session.visitor', '=', 'visitor.visitor'),
          ),
        ),
      )
      .where(({ exists, not, selectFrom }) =>
        not(
          exists(
            selectFrom('conversation')
              .select('conversation.conversation')
              .whereRef('conversation.visitor', '=', 'visitor.visitor')
              .where('conversation.changed_at', '>=', slot<number>('before')),
          ),
        ),
      )
      .orderBy('visitor.last_seen_at')
      .orderBy('visitor.visitor')
      .limit(slot<number>('max')),
  );
  const remove = prepare(db.deleteFrom('visitor').where('visitor', '=', slot<string>('visitor')));
  const removeMarks = prepare(
    db.deleteFrom('tab_mark').where('visitor', '=', slot<string>('visitor')),
  );
  const countMarks = prepare(
    db
      .selectFrom('tab_mark')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('visitor', '=', slot<string>('visitor')),
  );
  const forgetMarks = prepare(
    db
      .deleteFrom('tab_mark')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('visitor', 'tab'),
          'in',
          selectFrom('tab_mark as old')
            .select(['old.visitor', 'old.tab'])
            .where('old.at', '<', slot<number>('before'))
            .orderBy('old.at')
            .limit(slot<number>('max'))
            .$asTuple('visitor', 'tab'),
        ),
      ),
  );
  const forgetTokens = prepare(
    db
      .deleteFrom('used_token')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('shop', 'jti'),
          'in',
          selectFrom('used_token as old')
            .select(['old.shop', 'old.jti'])
            .where('old.expires_at', '<', slot<number>('before'))
            .orderBy('old.expires_at')
            .limit(slot<number>('max'))
            .$asTuple('shop', 'jti'),
        ),
      ),
  );

  return {
    ...hotVisitors(connection),
    put: async (visitor) => {
      await put.change({
        visitor: visitor.visitor,
        shop: visitor.shop,
        secretHash: visitor.secretHash,
        customer: visitor.identity?.customer ?? null,
        lastSeenAt: visitor.lastSeenAt,
        document: JSON.stringify(visitor),
      });
    },
    ofCustomer: async (shop, customer, max) =>
      (await ofCustomer.all({ shop, customer, max })).map(opened<Visitor>),
    unseen: async (before, max) =>
      (await unseen.all({ before, max })).map(({ visitor }) => asId<VisitorId>(visitor)),
    erase: async (visitor) =>
      (await removeMarks.change({ visitor })) + (await remove.change({ visitor })),
    tabs: async (visitor) => (await countMarks.first({ visitor }))?.n ?? 0,
    useTokenOnce: async (shop, jti, expiresAt) =>
      (await useToken.change({ shop, jti, expiresAt })) === 1,
    forget: async (before, max) => {
      const marks = await forgetMarks.change({ before, max });
      return marks + (await forgetTokens.change({ before, max: max - marks }));
    },
  };
}
