import { asId, type ModelId, type ShopId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { KeptModel } from '../../../sidecar/domain/engagement/learned/kept-model.ts';
import { NO_RANKS } from '../../../sidecar/domain/engagement/ranks.ts';
import { MONDAY_MORNING } from '../fake-clock.ts';

/** `model-N` of the boots, learned so many minutes after Monday morning; name only what matters. */
export function aKeptModel(n: number, but: Partial<KeptModel> = {}): KeptModel {
  return {
    model: asId<ModelId>(`model-${n}`),
    shop: asId<ShopId>('boots'),
    kind: 'chance',
    state: 'rejected',
    learnedAt: asEpochMs(MONDAY_MORNING + n * 60_000),
    provenance: {
      sessions: 400,
      rows: 2_000,
      positives: 80,
      from: asEpochMs(1_000),
      to: asEpochMs(2_000),
    },
    quality: { auc: 0.8, logLoss: 0.3, ece: 0.02 },
    against: { name: 'prior', sessions: 100, gain: 0.1, standardError: 0.02 },
    weights: { pageviews: 0.4 },
    trainedOn: {},
    ranks: NO_RANKS,
    textHash: `hash-${n}`,
    championAt: null,
    retiredAt: null,
    rolledBack: null,
    ...but,
  };
}
