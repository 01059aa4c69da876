import { asEpochMs } from '../../../shared/kernel/time.ts';
import { isExposure, type Offer } from '../../../sidecar/domain/engagement/offer.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';
import type { World } from '../world.ts';
import { type Callers, visitorsIn } from './callers.ts';
import type { Rule } from './rule.ts';
import { slotsFree } from './slots-free.ts';

/**
 * EN9: a stamp stands in either arm only where an offer would have been made: by a map that calls, to somebody who is
 * there, observed and not talking, while somebody could answer. What each arm kept of the moment is the same.
 */
export function arms({ policy, book, now }: World, callers: Callers): Rule {
  const known = new Set<string>();

  async function wrongWith(tx: Tx, stamp: Offer): Promise<string | null> {
    const { actionMap, qualifiedAt, visitor } = stamp;
    const map = policy.actionMaps.find((each) => each.actionMap === actionMap);
    const session = await tx.sessions.find(stamp.session);
    if (map === undefined || session === null) return 'of nothing that is there';
    const seen = session.journey.hesitations;
    const isCalledFor = map.hesitations.some((hesitation) => seen[hesitation] !== undefined);
    if (!isCalledFor && map.hesitations.length > 0) return 'for no hesitation';
    const { orderedAt } = session.journey;
    if (orderedAt !== null && orderedAt < qualifiedAt) return 'after an order';
    if (stamp.stood === undefined || stamp.decided === undefined) return 'without how it stood';
    if (stamp.offeredWithChance <= 0) return 'without a chance of an offer';
    const talks = await tx.conversations.ofVisitor(visitor, null, TALKS_MAX);
    const isTalking = talks.some(
      ({ state, openedAt }) => openedAt < qualifiedAt && !OVER.includes(state),
    );
    if (isTalking) return 'in the middle of a conversation';
    return (await slotsFree(tx, now())) > 0 ? null : 'while nobody could answer';
  }

  return {
    name: 'EN9',
    async committed(tx) {
      for (const visitor of visitorsIn(callers)) {
        for (const stamp of await tx.offers.ofVisitor(visitor, asEpochMs(0))) {
          if (stamp.actionMap === null || !isExposure(stamp) || known.has(stamp.offer)) continue;
          known.add(stamp.offer);
          const arm = stamp.state === 'held-out' ? 'heldOut' : 'offered';
          book.stamps[arm] += 1;
          // One that was settled by the time it was looked at took the room it had found.
          const isFresh = stamp.state === 'held-out' || stamp.state === 'offered';
          const wrong = isFresh ? await wrongWith(tx, stamp) : null;
          if (wrong !== null) return `${stamp.offer} of ${visitor} is ${stamp.state} ${wrong}`;
        }
      }
      return null;
    },
  };
}

const TALKS_MAX = 50;
const OVER: readonly string[] = ['wrap-up', 'closed'];
