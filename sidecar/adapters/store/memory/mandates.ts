import type { Mandate } from '../../../domain/mandate/mandate.ts';
import type { Mandates } from '../../../ports/store/mandates.ts';
import { by, type Journal, table } from './table.ts';

const keyOf = ({ mandate, version }: Pick<Mandate, 'mandate' | 'version'>): string =>
  `${mandate} ${version}`;

export function memoryMandates(journal: Journal): Mandates {
  const mandates = table<Mandate>(journal, {
    key: keyOf,
    groups: { mandate: (row) => row.mandate },
  });
  const newestOf = (mandate: string): Mandate | null =>
    mandates
      .in('mandate', mandate)
      .toSorted(by([(row) => row.version]))
      .at(-1) ?? null;

  return {
    find: async (mandate) => newestOf(mandate),
    version: async (mandate, version) => mandates.get(keyOf({ mandate, version })) ?? null,
    put: async (mandate) => mandates.put(mandate),
    all: async (withRevoked) =>
      mandates
        .all()
        .filter((row) => row.version === newestOf(row.mandate)?.version)
        .filter((row) => withRevoked || row.revokedAt === null)
        .sort(by([(row) => row.savedAt, (row) => row.mandate])),
  };
}
