import { assert } from '../../../../shared/kernel/assert.ts';
import type { Installation, InstallationRow } from '../../../ports/store/installation.ts';
import { type Journal, table } from './table.ts';

export function memoryInstallation(journal: Journal): Installation {
  const installations = table<InstallationRow>(journal, { key: () => 'only' });
  return {
    find: async () => installations.get('only') ?? null,
    create: async (row) => {
      assert(installations.get('only') === undefined, 'this store belongs to an installation');
      installations.put(row);
    },
  };
}
