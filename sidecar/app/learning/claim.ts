import type { ShopId } from '../../../shared/kernel/ids.ts';
import { after, asDurationMs } from '../../../shared/kernel/time.ts';
import { LEARNING_CLAIMED_MS } from '../../../shared/protocol/limits.ts';
import { nothingLearned } from '../../domain/engagement/learned/shop-learning.ts';
import type { Environment } from '../context.ts';
import { commit } from '../pipeline.ts';

const CLAIMED_MS = asDurationMs(LEARNING_CLAIMED_MS);

/**
 * Keeps the learning of this shop to this process for a while; asked again while it learns. False when another has it: that one
 * may be gone, and then it is free when its time is over.
 */
export async function claim(environment: Environment, shop: ShopId, by: string): Promise<boolean> {
  // Nobody else can be at it.
  if (!environment.store.isShared) return true;
  return commit(environment, async ({ tx, now }) => {
    const learning = (await tx.learning.find(shop)) ?? nothingLearned(shop, now);
    const { claim: held } = learning;
    if (held !== null && held.by !== by && held.until > now) return false;
    await tx.learning.put({ ...learning, claim: { by, until: after(now, CLAIMED_MS) } });
    return true;
  });
}
