import type { ShopId, TabId } from '../../../shared/kernel/ids.ts';
import type { Environment, VisitorCaller } from '../context.ts';
import { look } from '../pipeline.ts';

/** Who sends a beacon; null for a secret that is unknown or blocked. Nobody is made: a page going away cannot keep a secret. */
export function recogniseVisitor(
  environment: Environment,
  shop: ShopId,
  secret: string,
  tab: TabId,
): Promise<VisitorCaller | null> {
  return look(environment, async ({ tx, digest }) => {
    const known = await tx.visitors.findBySecret(shop, digest.sha256(secret));
    if (known === null || known.blocked !== null) return null;
    const { visitor, language } = known;
    return { kind: 'visitor', visitor, shop, tab, language, device: null };
  });
}
