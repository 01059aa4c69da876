import { asEpochMs } from '../../../shared/kernel/time.ts';
import { nodeDigest } from '../../../sidecar/adapters/ambient/system.ts';
import { wasShown } from '../../../sidecar/domain/engagement/offer.ts';
import type { World } from '../world.ts';
import { type Callers, visitorsIn } from './callers.ts';
import type { Rule } from './rule.ts';

/** EN2, EN9: who is held out by the salted draw is never offered anything, by a map or by hand, and hears of nothing. */
export function holdout({ policy }: World, callers: Callers): Rule {
  const share = policy.holdoutShare;
  let salt: string | null = null;
  const isHeldOut = (visitor: string): boolean => {
    const bits = Buffer.from(nodeDigest().sha256(`${salt}:${visitor}`), 'base64url');
    return bits.readUIntBE(0, 6) / 2 ** 48 < share;
  };
  return {
    name: 'EN2',
    sent({ life, envelope: { body } }) {
      const caller = callers.of(life);
      if (body.type !== 'offer.shown' || salt === null || caller === null) return null;
      const visitor = caller.replace('visitor.', '');
      return isHeldOut(visitor) ? `${visitor} is held out and is told of ${body.offer}` : null;
    },
    async committed(tx) {
      salt = (await tx.installation.find())?.holdoutSalt ?? '';
      for (const visitor of visitorsIn(callers)) {
        const offers = await tx.offers.ofVisitor(visitor, asEpochMs(0));
        for (const { actionMap, state, offer } of offers) {
          if (state === 'blocked' || (actionMap === null && !wasShown({ state }))) continue;
          if ((state === 'held-out') !== isHeldOut(visitor)) {
            return `${offer} of ${visitor} is ${state} against the draw`;
          }
        }
      }
      return null;
    },
  };
}
