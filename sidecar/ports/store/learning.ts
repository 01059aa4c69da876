import type { ModelId, ShopId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { KeptModel, ModelKind } from '../../domain/engagement/learned/kept-model.ts';
import type { ShopLearning } from '../../domain/engagement/learned/shop-learning.ts';

/** What shops have learned of their own sessions: models, and counts beside them. Never read for a signal. */
export interface Learning {
  find(shop: ShopId): Promise<ShopLearning | null>;
  /** Only when it changed last: cheap enough to ask each minute. */
  changedAt(shop: ShopId): Promise<EpochMs | null>;
  put(learning: ShopLearning): Promise<void>;
  findModel(model: ModelId): Promise<KeptModel | null>;
  /** Of the shop and kind, learned last first; without their texts. */
  models(shop: ShopId, kind: ModelKind): Promise<readonly KeptModel[]>;
  /** The model itself. */
  textOf(model: ModelId): Promise<string | null>;
  addModel(model: KeptModel, text: string): Promise<void>;
  /** What is said of a model that is there; its text never changes. */
  changeModel(model: KeptModel): Promise<void>;
  dropModel(model: ModelId): Promise<void>;
  /** Models learned before the moment, but for champions, learned first first; how many went. */
  forget(before: EpochMs, max: number): Promise<number>;
}
