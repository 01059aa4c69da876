import type { Offer } from '../../../domain/engagement/offer.ts';
import type { Offers } from '../../../ports/store/offers.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { sqlOrders } from './orders.ts';
import { slot } from './statement.ts';

export function sqlOffers(connection: Connection): Offers {
  const { db, prepare } = connection;
  const orders = sqlOrders(connection);
  const document = db.selectFrom('offer').select('document');
  const oldestFirst = document.orderBy('qualified_at').orderBy('offer');
  const find = prepare(document.where('offer', '=', slot<string>('offer')));
  const open = prepare(oldestFirst.where('state', '=', 'offered'));
  const ofSession = prepare(oldestFirst.where('session', '=', slot<string>('session')));
  const since = prepare(oldestFirst.where('qualified_at', '>=', slot<number>('since')));
  // Two statements: with an `or` between them the index is not used.
  const sameMoment = prepare(
    oldestFirst
      .where('qualified_at', '=', slot<number>('at'))
      .where('offer', '>', slot<string>('offer'))
      .limit(slot<number>('max')),
  );
  const later = prepare(
    oldestFirst.where('qualified_at', '>', slot<number>('at')).limit(slot<number>('max')),
  );
  const ofVisitor = prepare(
    document
      .where('visitor', '=', slot<string>('visitor'))
      .where('qualified_at', '>=', slot<number>('since'))
      .orderBy('qualified_at', 'desc')
      .orderBy('offer', 'desc'),
  );
  const row = {
    session: slot<string>('session'),
    visitor: slot<string>('visitor'),
    state: slot<string>('state'),
    qualified_at: slot<number>('qualifiedAt'),
    document: slot<string>('document'),
  };
  const put = prepare(
    db
      .insertInto('offer')
      .values({ offer: slot<string>('offer'), ...row })
      .onConflict((conflict) => conflict.column('offer').doUpdateSet(row)),
  );
  const erase = prepare(db.deleteFrom('offer').where('visitor', '=', slot<string>('visitor')));
  const forget = prepare(
    db
      .deleteFrom('offer')
      .where('offer', 'in', (eb) =>
        eb
          .selectFrom('offer as old')
          .select('old.offer')
          .where('old.qualified_at', '<', slot<number>('before'))
          .orderBy('old.qualified_at')
          .limit(slot<number>('max')),
      ),
  );

  return {
    find: async (offer) => openedOrNull<Offer>(await find.first({ offer })),
    put: async (offer) => {
      await put.change({
        offer: offer.offer,
        session: offer.session,
        visitor: offer.visitor,
        state: offer.state,
        qualifiedAt: offer.qualifiedAt,
        document: JSON.stringify(offer),
      });
    },
    open: async () => (await open.all({})).map(opened<Offer>),
    ofSession: async (session) => (await ofSession.all({ session })).map(opened<Offer>),
    ofVisitor: async (visitor, from) =>
      (await ofVisitor.all({ visitor, since: from })).map(opened<Offer>),
    after: async (place, max) => {
      if (place === null) return (await later.all({ at: -1, max })).map(opened<Offer>);
      const { qualifiedAt: at, offer } = place;
      const rows = await sameMoment.all({ at, offer, max });
      const rest = max - rows.length;
      const more = rest === 0 ? [] : await later.all({ at, max: rest });
      return [...rows, ...more].map(opened<Offer>);
    },
    since: async (from) => (await since.all({ since: from })).map(opened<Offer>),
    ...orders,
    erase: async (visitor) =>
      (await erase.change({ visitor })) + (await orders.eraseOrders(visitor)),
    forget: (before, max) => forget.change({ before, max }),
  };
}
