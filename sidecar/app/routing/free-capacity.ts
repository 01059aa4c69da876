import type { ShopId } from '../../../shared/kernel/ids.ts';
import { asDurationMs, MINUTE_MS } from '../../../shared/kernel/time.ts';
import { PRESENCE_GRACE_MS } from '../../../shared/protocol/limits.ts';
import { chanceOfEnd } from '../../domain/engagement/foresee.ts';
import type { Room } from '../../domain/engagement/pacing.ts';
import { freeNow } from '../../domain/routing/free.ts';
import type { Work } from '../context.ts';

/** Who is at work, and how many visitors more could be answered now and soon: what pacing counts with. */
export async function freeCapacity(
  { tx, now, policy, foresight }: Pick<Work, 'tx' | 'now' | 'policy' | 'foresight'>,
  shop: ShopId,
): Promise<Room> {
  const agents = await tx.agents.all();
  const open = await tx.conversations.open();
  const grace = asDurationMs(PRESENCE_GRACE_MS);
  const { onShift, free, held } = freeNow(agents, open, grace, now);
  const ends = chanceOfEnd(foresight(shop).talkMs, MINUTE_MS);
  const ending = Array.from({ length: ends === 0 ? 0 : held }, () => ends);
  return { onShift, free, ending, serviceLevel: policy.serviceLevel };
}
