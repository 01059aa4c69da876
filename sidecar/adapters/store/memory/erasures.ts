import type { Erasure, Erasures } from '../../../ports/store/erasures.ts';
import { by, type Journal, table } from './table.ts';

const oldest = by<Erasure>([(row) => row.begunAt, (row) => row.visitor]);

export function memoryErasures(journal: Journal): Erasures {
  const erasures = table<Erasure>(journal, { key: (row) => row.visitor });
  return {
    begin: async (erasure) => {
      if (erasures.get(erasure.visitor) === undefined) erasures.put(erasure);
    },
    find: async (visitor) => erasures.get(visitor) ?? null,
    pending: async (max) => [...erasures.all()].sort(oldest).slice(0, max),
    end: async (visitor) => erasures.delete(visitor),
  };
}
