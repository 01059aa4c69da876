import type { VisitorId } from '../../../../shared/kernel/ids.ts';
import type { KnownOrder } from '../../../domain/engagement/known-order.ts';
import type { Offers } from '../../../ports/store/offers.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { slot } from './statement.ts';

type Orders = Pick<Offers, 'findOrder' | 'putOrder' | 'ordersOfVisitor' | 'forgetOrders'> & {
  eraseOrders(visitor: VisitorId): Promise<number>;
};

/** The part of the offers that is about orders. */
export function sqlOrders({ db, prepare }: Connection): Orders {
  const document = db.selectFrom('known_order').select('document');
  const find = prepare(
    document.where('shop', '=', slot<string>('shop')).where('name', '=', slot<string>('name')),
  );
  const ofVisitor = prepare(
    document.where('visitor', '=', slot<string>('visitor')).orderBy('shop').orderBy('name'),
  );
  const row = {
    visitor: slot<string | null>('visitor'),
    changed_at: slot<number>('changedAt'),
    document: slot<string>('document'),
  };
  const put = prepare(
    db
      .insertInto('known_order')
      .values({ shop: slot<string>('shop'), name: slot<string>('name'), ...row })
      .onConflict((conflict) => conflict.columns(['shop', 'name']).doUpdateSet(row)),
  );
  const erase = prepare(
    db.deleteFrom('known_order').where('visitor', '=', slot<string>('visitor')),
  );
  const forget = prepare(
    db
      .deleteFrom('known_order')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('shop', 'name'),
          'in',
          selectFrom('known_order as old')
            .select(['old.shop', 'old.name'])
            .where('old.changed_at', '<', slot<number>('before'))
            .orderBy('old.changed_at')
            .limit(slot<number>('max'))
            .$asTuple('shop', 'name'),
        ),
      ),
  );

  return {
    findOrder: async (shop, order) =>
      openedOrNull<KnownOrder>(await find.first({ shop, name: order })),
    putOrder: async (order) => {
      await put.change({
        shop: order.shop,
        name: order.order,
        visitor: order.visitor,
        changedAt: order.changedAt,
        document: JSON.stringify(order),
      });
    },
    ordersOfVisitor: async (visitor) => (await ofVisitor.all({ visitor })).map(opened<KnownOrder>),
    eraseOrders: (visitor) => erase.change({ visitor }),
    forgetOrders: (before, max) => forget.change({ before, max }),
  };
}
