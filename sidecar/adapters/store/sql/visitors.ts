import type { Visitors } from '../../../ports/store/visitors.ts';
import type { Connection } from './connection.ts';
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
        document: slot<string>('document'),
      })
      .onConflict((conflict) =>
        conflict.column('visitor').doUpdateSet({
          shop: slot<string>('shop'),
          secret_hash: slot<string>('secretHash'),
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
        document: JSON.stringify(visitor),
      });
    },
    useTokenOnce: async (shop, jti, expiresAt) =>
      (await useToken.change({ shop, jti, expiresAt })) === 1,
    forget: async (before, max) => {
      const marks = await forgetMarks.change({ before, max });
      return marks + (await forgetTokens.change({ before, max: max - marks }));
    },
  };
}
