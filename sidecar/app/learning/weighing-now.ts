import { asId, type ShopId } from '../../../shared/kernel/ids.ts';
import type { Weighing } from '../../domain/engagement/foresight.ts';
import type { Environment } from '../context.ts';

/** By what the offers of one shop are weighed. */
export interface ShopWeighing extends Weighing {
  readonly shop: ShopId;
}

/** The same of every shop, as this process decides now (SPEC EN20). */
export function weighingNow({
  shops,
  foresight,
}: Pick<Environment, 'shops' | 'foresight'>): readonly ShopWeighing[] {
  return shops.current().map(({ shop }) => {
    const id = asId<ShopId>(shop);
    return { shop: id, ...foresight.of(id).weighing };
  });
}
