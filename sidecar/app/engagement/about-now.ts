import type { ShopId } from '../../../shared/kernel/ids.ts';
import type { About } from '../../domain/engagement/follow.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Who } from '../../domain/session/session.ts';
import type { Work } from '../context.ts';
import { localTime } from './local-time.ts';

/** What is known beside the acts of a session, now. */
export function aboutNow(
  { policy, foresight }: Pick<Work, 'policy' | 'foresight'>,
  shop: ShopId,
  who: Who,
): About {
  return { ...who, localTime: wallClock(policy), standingOf: foresight(shop).standingOf };
}

/** The clock on the shop's wall, as far as a schedule says where it hangs. */
export function wallClock({ actionMaps }: Pick<Policy, 'actionMaps'>): About['localTime'] {
  const zone = actionMaps.find(({ schedule }) => schedule !== null)?.schedule?.timeZone ?? null;
  return (at) => (zone === null ? null : localTime(at, zone));
}
