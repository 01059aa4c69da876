import type { Mandate } from '../../../domain/mandate/mandate.ts';
import type { Mandates } from '../../../ports/store/mandates.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { slot } from './statement.ts';

export function sqlMandates({ db, prepare }: Connection): Mandates {
  const ofMandate = db
    .selectFrom('mandate')
    .select('document')
    .where('mandate', '=', slot<string>('mandate'));
  const newest = prepare(ofMandate.orderBy('version', 'desc').limit(1));
  const version = prepare(ofMandate.where('version', '=', slot<number>('version')));
  const newestOfEach = db
    .selectFrom('mandate')
    .select('mandate.document')
    .where(({ eb, ref, selectFrom }) =>
      eb(
        'mandate.version',
        '=',
        selectFrom('mandate as later')
          .select(({ fn }) => fn.max('later.version').as('newest'))
          .where('later.mandate', '=', ref('mandate.mandate')),
      ),
    )
    .orderBy('mandate.saved_at')
    .orderBy('mandate.mandate');
  const everyOne = prepare(newestOfEach);
  const valid = prepare(newestOfEach.where('mandate.revoked_at', 'is', null));
  const row = {
    saved_at: slot<number>('savedAt'),
    revoked_at: slot<number | null>('revokedAt'),
    document: slot<string>('document'),
  };
  const put = prepare(
    db
      .insertInto('mandate')
      .values({ mandate: slot<string>('mandate'), version: slot<number>('version'), ...row })
      .onConflict((conflict) => conflict.columns(['mandate', 'version']).doUpdateSet(row)),
  );

  return {
    find: async (mandate) => openedOrNull<Mandate>(await newest.first({ mandate })),
    version: async (mandate, number) =>
      openedOrNull<Mandate>(await version.first({ mandate, version: number })),
    put: async (mandate) => {
      await put.change({
        mandate: mandate.mandate,
        version: mandate.version,
        savedAt: mandate.savedAt,
        revokedAt: mandate.revokedAt,
        document: JSON.stringify(mandate),
      });
    },
    all: async (withRevoked) =>
      (await (withRevoked ? everyOne : valid).all({})).map(opened<Mandate>),
  };
}
