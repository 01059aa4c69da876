import type { Installation, InstallationRow } from '../../../ports/store/installation.ts';
import type { Connection } from './connection.ts';
import { openedOrNull } from './document.ts';
import { slot } from './statement.ts';

export function sqlInstallation({ db, prepare }: Connection): Installation {
  const find = prepare(db.selectFrom('installation').select('document'));
  // The key is always the same: a second row fails.
  const create = prepare(
    db.insertInto('installation').values({ only: 1, document: slot<string>('document') }),
  );
  return {
    find: async () => openedOrNull<InstallationRow>(await find.first({})),
    create: async (row) => {
      await create.change({ document: JSON.stringify(row) });
    },
  };
}
