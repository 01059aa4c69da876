import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import { sealHead } from '../../sidecar/app/mandate/seal-head.ts';
import { verifyLedger } from '../../sidecar/app/mandate/verify-ledger.ts';
import type { LedgerEntry } from '../../sidecar/domain/mandate/ledger.ts';
import { anEntry, LINK } from '../support/builders/ledger.ts';
import { minor } from '../support/builders/mandate.ts';
import { testEnvironment } from '../support/environment.ts';
import { memorySeal } from '../support/memory-seal.ts';

const charge = fc.record({
  scope: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  minor: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(minor),
  exercises: fc.constantFrom(-1, 0, 1),
});
const entry: fc.Arbitrary<LedgerEntry> = fc
  .record({
    kind: fc.constantFrom('given', 'redeemed', 'returned', 'refused'),
    amount: fc.integer().map(minor),
    contentHash: fc.option(fc.string({ unit: 'binary' })),
    charges: fc.array(charge, { maxLength: 4 }),
  })
  .map(anEntry);
const entries = fc.array(entry, { maxLength: 4 });

/** What happens to one request that adds these. */
const step = fc.record({
  entries,
  fate: fc.constantFrom('kept', 'kept', 'kept', 'throws', 'disk-fails', 'sealed'),
});

it('[LG1, LG3] whatever is added and whatever fails, the chain is whole and the sums are its own', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      let failsNext = false;
      const store = memoryStore({
        beforeCommit: () => {
          if (!failsNext) return;
          failsNext = false;
          throw new Error('the disk fails');
        },
      });
      const ledgerSeal = memorySeal();
      const environment = testEnvironment({ store, ledgerSeal });
      const kept: LedgerEntry[] = [];
      for (const { entries: added, fate } of steps) {
        failsNext = fate === 'disk-fails';
        const scopes = added.flatMap(({ charges }) => charges.map(({ scope }) => scope));
        const adding = store.transact(async (tx) => {
          await tx.ledger.used(scopes);
          await tx.ledger.append(added, LINK);
          if (fate === 'throws') throw new Error('a bug');
        });
        const isKept = await adding.then(
          () => true,
          () => false,
        );
        expect(isKept).toBe(fate === 'kept' || fate === 'sealed');
        if (isKept) kept.push(...added);
        if (fate === 'sealed') await sealHead(environment);
      }
      const rows = await store.read((tx) => tx.ledger.from(1, 1_000));
      expect(rows.map((row) => row.entry)).toEqual(kept);
      expect(await verifyLedger(environment)).toMatchObject({
        isWhole: true,
        head: { place: kept.length },
        heads: ledgerSeal.kept.length,
      });
    }),
    { numRuns: 60 },
  );
});
