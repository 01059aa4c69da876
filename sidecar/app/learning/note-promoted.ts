import type { ModelId, ShopId } from '../../../shared/kernel/ids.ts';
import type { Work } from '../context.ts';

/** That a version decides from now on, and which one it took the place of, stands in the log. */
export function notePromoted(
  { tx, now }: Pick<Work, 'tx' | 'now'>,
  shop: ShopId,
  model: ModelId,
  against: string,
): Promise<void> {
  const detail = `${shop} instead of ${against}`;
  return tx.audit.add({ at: now, kind: 'model-promoted', by: 'sidecar', about: model, detail });
}
