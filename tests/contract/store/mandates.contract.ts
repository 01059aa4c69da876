import { describe, expect, test } from 'vitest';
import { asId, type MandateId } from '../../../shared/kernel/ids.ts';
import type { Mandate } from '../../../sidecar/domain/mandate/mandate.ts';
import { aMandate } from '../../support/builders/mandate.ts';
import { at, eachWith, type OpenStore } from './kit.ts';

const id = (n: number): MandateId => asId<MandateId>(`mandate-${n}`);
const numbered = (n: number, version = 1, but: Partial<Mandate> = {}): Mandate => ({
  ...aMandate({ mandate: id(n), version, terms: { name: `version ${version}` } }),
  savedAt: at(n),
  ...but,
});

export function mandatesContract(open: OpenStore): void {
  describe('mandates', () => {
    const store = eachWith(open);
    const put = (...mandates: readonly Mandate[]) =>
      store().transact(async (tx) => {
        for (const mandate of mandates) await tx.mandates.put(mandate);
      });
    const named = (mandates: readonly Mandate[]) =>
      mandates.map(({ mandate, version }) => `${mandate} ${version}`);

    test('[MD4] every version is kept, and the newest is the mandate', async () => {
      await put(numbered(1), numbered(1, 2), numbered(1, 10), numbered(2));
      const found = await store().read(async (tx) => [
        await tx.mandates.find(id(1)),
        await tx.mandates.version(id(1), 1),
        await tx.mandates.version(id(1), 2),
        await tx.mandates.version(id(1), 3),
        await tx.mandates.find(id(3)),
      ]);
      expect(found).toEqual([numbered(1, 10), numbered(1), numbered(1, 2), null, null]);
    });

    test('[ST5] all come in their newest version, saved first first; revoked ones when asked for', async () => {
      await put(
        numbered(3),
        numbered(1),
        numbered(1, 2, { savedAt: at(9) }),
        numbered(2, 1, { revokedAt: null }),
        numbered(2, 2, { revokedAt: at(5) }),
        numbered(4, 1, { revokedAt: at(5) }),
        numbered(4, 2),
      );
      const found = await store().read(async (tx) => [
        named(await tx.mandates.all(false)),
        named(await tx.mandates.all(true)),
      ]);
      const left = ['mandate-3 1', 'mandate-4 2', 'mandate-1 2'];
      expect(found).toEqual([left, ['mandate-2 2', ...left]]);
    });

    test('[MD2] revoking changes the version that is there', async () => {
      await put(numbered(1), numbered(1, 2));
      await put(numbered(1, 2, { revokedAt: at(7) }));
      const found = await store().read((tx) => tx.mandates.find(id(1)));
      expect(found?.revokedAt).toBe(at(7));
      expect(await store().read((tx) => tx.mandates.all(false))).toEqual([]);
      expect((await store().read((tx) => tx.mandates.version(id(1), 1)))?.revokedAt).toBeNull();
    });

    test('[ST3] one that is put in a request that fails is not there', async () => {
      const failing = store().transact(async (tx) => {
        await tx.mandates.put(numbered(1));
        throw new Error('broken off');
      });
      await expect(failing).rejects.toThrow('broken off');
      expect(await store().read((tx) => tx.mandates.all(true))).toEqual([]);
    });
  });
}
