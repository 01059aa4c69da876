import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { Offer } from '../../../sidecar/domain/engagement/offer.ts';
import type { World } from '../world.ts';
import { type Callers, visitorsIn } from './callers.ts';
import type { Rule } from './rule.ts';

const isMade = ({ state }: Offer): boolean => state !== 'blocked';

/** EN7: counted again from the offers themselves, whatever decided about each of them. */
export function caps({ policy }: World, callers: Callers): Rule {
  const { offersPerPeriod, offersPerSession, periodMs, quietAfterRejectionMs } = policy.caps;

  function wrongWith(offer: Offer, all: readonly Offer[]): string | null {
    const before = all.filter(
      (each) => isMade(each) && each !== offer && each.qualifiedAt <= offer.qualifiedAt,
    );
    const inSession = before.filter(({ session }) => session === offer.session);
    if (inSession.length + 1 > offersPerSession)
      return `${inSession.length + 1} offers in a session`;
    const inPeriod = before.filter(({ qualifiedAt }) => offer.qualifiedAt - qualifiedAt < periodMs);
    if (inPeriod.length + 1 > offersPerPeriod) return `${inPeriod.length + 1} offers in a period`;
    const map = policy.actionMaps.find(({ actionMap }) => actionMap === offer.actionMap);
    const ofMap = inSession.filter(({ actionMap }) => actionMap === offer.actionMap);
    if (map !== undefined && ofMap.length + 1 > map.capPerSession) return 'a map beyond its cap';
    const afterNo = before.some(
      ({ state, session, settledAt }) =>
        state === 'rejected' &&
        settledAt !== null &&
        settledAt < offer.qualifiedAt &&
        (session === offer.session || offer.qualifiedAt - settledAt < quietAfterRejectionMs),
    );
    return afterNo ? 'an offer after a no' : null;
  }

  return {
    name: 'EN7',
    async committed(tx) {
      for (const visitor of visitorsIn(callers)) {
        const all = await tx.offers.ofVisitor(visitor, asEpochMs(0));
        for (const offer of all.filter(isMade)) {
          const wrong = wrongWith(offer, all);
          if (wrong !== null) return `${visitor} has ${wrong}: ${offer.offer}`;
        }
      }
      return null;
    },
  };
}
