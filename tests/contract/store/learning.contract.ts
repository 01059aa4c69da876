import { describe, expect, test } from 'vitest';
import { asId, type ModelId, type ShopId } from '../../../shared/kernel/ids.ts';
import type { KeptModel } from '../../../sidecar/domain/engagement/learned/kept-model.ts';
import { nothingLearned } from '../../../sidecar/domain/engagement/learned/shop-learning.ts';
import { aKeptModel } from '../../support/builders/kept-model.ts';
import { at, eachWith, type OpenStore } from './kit.ts';

const BOOTS = asId<ShopId>('boots');
const SHOES = asId<ShopId>('shoes');
const id = (n: number): ModelId => asId<ModelId>(`model-${n}`);

export function learningContract(open: OpenStore): void {
  describe('learning', () => {
    const store = eachWith(open);
    const add = (...models: readonly KeptModel[]) =>
      store().transact(async (tx) => {
        for (const model of models) await tx.learning.addModel(model, `text of ${model.model}`);
      });
    const names = (models: readonly KeptModel[]) => models.map(({ model }) => model);
    const chances = (shop = BOOTS) => store().read((tx) => tx.learning.models(shop, 'chance'));

    test('[ST5] what a shop learned is found as last put, and when it changed', async () => {
      const first = nothingLearned(BOOTS, at(1));
      const page = {
        page: 'https://boots.example/häute',
        counts: { views: 9, entrances: 4, bounces: 1, exits: 2, orderMinor: 12.5 },
      };
      const last = { ...first, pages: [page], changedAt: at(5), sessions: 3 };
      await store().transact(async (tx) => {
        await tx.learning.put(first);
        await tx.learning.put(last);
        await tx.learning.put(nothingLearned(SHOES, at(7)));
      });
      const found = await store().read(async ({ learning }) => [
        await learning.find(BOOTS),
        await learning.changedAt(BOOTS),
        await learning.changedAt(SHOES),
        await learning.find(asId('nowhere')),
        await learning.changedAt(asId('nowhere')),
      ]);
      expect(found).toEqual([last, at(5), at(7), null, null]);
    });

    test('[ST5] models of a shop and kind come learned last first, without the others', async () => {
      const same = { learnedAt: at(9) };
      await add(
        aKeptModel(1),
        aKeptModel(3, same),
        aKeptModel(2, same),
        aKeptModel(4, { shop: SHOES }),
        aKeptModel(5, { kind: 'effect' }),
      );
      expect(names(await chances())).toEqual([id(1), id(3), id(2)]);
      expect(names(await chances(SHOES))).toEqual([id(4)]);
      const effects = await store().read((tx) => tx.learning.models(BOOTS, 'effect'));
      expect(effects).toEqual([aKeptModel(5, { kind: 'effect' })]);
    });

    test('[ST5] what is said of a model changes, its text never, and none is there twice', async () => {
      await add(aKeptModel(1));
      const champion = aKeptModel(1, { state: 'champion', championAt: at(3) });
      await store().transact((tx) => tx.learning.changeModel(champion));
      const found = await store().read(async ({ learning }) => [
        await learning.findModel(id(1)),
        await learning.textOf(id(1)),
        await learning.findModel(id(2)),
        await learning.textOf(id(2)),
      ]);
      expect(found).toEqual([champion, 'text of model-1', null, null]);
      await expect(add(aKeptModel(1))).rejects.toThrow();
    });

    test('[ST5] a dropped model is gone with its text', async () => {
      await add(aKeptModel(1), aKeptModel(2));
      await store().transact((tx) => tx.learning.dropModel(id(1)));
      expect(names(await chances())).toEqual([id(2)]);
      expect(await store().read((tx) => tx.learning.textOf(id(1)))).toBeNull();
    });

    test('[ST6] models learned long ago are forgotten, the oldest first, and never a champion', async () => {
      await add(
        ...[3, 1, 2, 5].map((n) => aKeptModel(n, { learnedAt: at(n) })),
        aKeptModel(4, { learnedAt: at(0), state: 'champion' }),
      );
      const forget = (max: number) => store().transact((tx) => tx.learning.forget(at(5), max));
      expect(await forget(2)).toBe(2);
      expect(names(await chances())).toEqual([id(5), id(3), id(4)]);
      expect([await forget(9), await forget(9)]).toEqual([1, 0]);
      expect(names(await chances())).toEqual([id(5), id(4)]);
    });
  });
}
