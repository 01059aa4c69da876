import type { Charge, LedgerHead, LedgerRow } from '../../../domain/mandate/ledger.ts';
import type { Ledger, Used } from '../../../ports/store/ledger.ts';
import { addedUp } from '../added-up.ts';
import { by, type Journal, table } from './table.ts';

type Sum = Used & Pick<Charge, 'scope'>;

const NOTHING: Used = { minor: 0, exercises: 0 };

export function memoryLedger(journal: Journal): Ledger {
  const rows = table<LedgerRow>(journal, { key: (row) => String(row.place) });
  const sums = table<Sum>(journal, { key: (row) => row.scope });
  const heads = table<LedgerHead>(journal, { key: () => 'only' });

  const head = (): LedgerHead => heads.get('only') ?? { place: 0, hash: '' };
  function usedOf(scope: string): Used {
    const { minor, exercises } = sums.get(scope) ?? NOTHING;
    return { minor, exercises };
  }
  const peek = (scopes: readonly string[]): ReadonlyMap<string, Used> =>
    new Map(scopes.map((scope) => [scope, usedOf(scope)]));
  function page(first: number, step: 1 | -1, max: number): readonly LedgerRow[] {
    const found: LedgerRow[] = [];
    for (let place = first; found.length < max; place += step) {
      const row = rows.get(String(place));
      if (row === undefined) break;
      found.push(row);
    }
    return found;
  }

  return {
    used: async (scopes) => {
      journal.assertWriting();
      return peek(scopes);
    },
    peek: async (scopes) => peek(scopes),
    append: async (entries, link) => {
      for (const { scope, minor, exercises } of addedUp(entries)) {
        const before = usedOf(scope);
        sums.put({
          scope,
          minor: before.minor + minor,
          exercises: before.exercises + exercises,
        });
      }
      const added: LedgerRow[] = [];
      for (const entry of entries) {
        const { place, hash: previous } = head();
        const row = { place: place + 1, previous, hash: link(previous, entry), entry };
        rows.put(row);
        heads.put({ place: row.place, hash: row.hash });
        added.push(row);
      }
      return added;
    },
    head: async () => head(),
    from: async (place, max) => page(Math.max(1, place), 1, max),
    before: async (place, max) => page(place === null ? head().place : place - 1, -1, max),
    sums: async (scope, max) =>
      sums
        .all()
        .filter((row) => row.scope > scope)
        .sort(by([(row) => row.scope]))
        .slice(0, max),
  };
}
