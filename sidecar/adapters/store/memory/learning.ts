import { assert } from '../../../../shared/kernel/assert.ts';
import type { KeptModel } from '../../../domain/engagement/learned/kept-model.ts';
import type { ShopLearning } from '../../../domain/engagement/learned/shop-learning.ts';
import type { Learning } from '../../../ports/store/learning.ts';
import { by, type Journal, table } from './table.ts';

interface ModelRow {
  readonly kept: KeptModel;
  readonly text: string;
}

const newest = by<ModelRow>([({ kept }) => kept.learnedAt, ({ kept }) => kept.model], -1);
const oldest = by<ModelRow>([({ kept }) => kept.learnedAt, ({ kept }) => kept.model]);

export function memoryLearning(journal: Journal): Learning {
  const shops = table<ShopLearning>(journal, { key: (row) => row.shop });
  const models = table<ModelRow>(journal, {
    key: ({ kept }) => kept.model,
    groups: { of: ({ kept }) => `${kept.shop} ${kept.kind}` },
  });

  return {
    find: async (shop) => shops.get(shop) ?? null,
    changedAt: async (shop) => shops.get(shop)?.changedAt ?? null,
    put: async (learning) => shops.put(learning),
    findModel: async (model) => models.get(model)?.kept ?? null,
    models: async (shop, kind) =>
      [...models.in('of', `${shop} ${kind}`)].sort(newest).map(({ kept }) => kept),
    textOf: async (model) => models.get(model)?.text ?? null,
    addModel: async (kept, text) => {
      assert(models.get(kept.model) === undefined, `model ${kept.model} is there already`);
      models.put({ kept, text });
    },
    changeModel: async (kept) => {
      const before = models.get(kept.model);
      if (before !== undefined) models.put({ kept, text: before.text });
    },
    dropModel: async (model) => models.delete(model),
    forget: async (before, max) => {
      const gone = models
        .all()
        .filter(({ kept }) => kept.state !== 'champion' && kept.learnedAt < before)
        .sort(oldest)
        .slice(0, max);
      for (const { kept } of gone) models.delete(kept.model);
      return gone.length;
    },
  };
}
