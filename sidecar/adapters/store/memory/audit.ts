import type { Audit, AuditEntry } from '../../../ports/store/audit.ts';
import { by, forgetOldest, type Journal, table } from './table.ts';

interface NumberedEntry {
  readonly n: number;
  readonly entry: AuditEntry;
}

export function memoryAudit(journal: Journal): Audit {
  const entries = table<NumberedEntry>(journal, {
    key: (row) => String(row.n),
    groups: { about: (row) => row.entry.about },
  });
  let written = 1;

  return {
    add: async (entry) => {
      entries.put({ n: written, entry });
      // Not taken back with the entry: the number only orders.
      written += 1;
    },
    newest: async (max) =>
      [...entries.all()]
        .sort(by([({ n }) => n], -1))
        .slice(0, max)
        .map(({ entry }) => entry),
    about: async (about, after, max) =>
      entries
        .in('about', about)
        .filter(({ n }) => n > after)
        .sort(by([({ n }) => n]))
        .slice(0, max)
        .map(({ n, entry }) => ({ ...entry, place: n })),
    forget: async (before, max) =>
      forgetOldest(
        entries,
        (row) => String(row.n),
        (row) => row.entry.at,
        before,
        max,
      ),
  };
}
