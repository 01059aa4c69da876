import { after, asDurationMs, asEpochMs, type EpochMs } from '../../shared/kernel/time.ts';
import {
  ACCEPT_WITHIN_MS,
  CLOCK_SKEW_MAX_MS,
  COBROWSE_ASK_VALID_MS,
  FLOOR_ROWS_MAX,
} from '../../shared/protocol/limits.ts';
import {
  pulledBack as cobrowsePulledBack,
  isAheadOf as isCobrowseAheadOf,
} from '../domain/cobrowse/pull-back.ts';
import { isAheadOf, pulledBack } from '../domain/conversation/pull-back.ts';
import { takeCobrowse } from './cobrowse/take.ts';
import type { Work } from './context.ts';
import { settleAndShow } from './engagement/settle-offer.ts';

/**
 * What a clock stamped that has gone back since would wait for that moment to come again, an hour or
 * sixty years from now. It waits from now on instead (SPEC CK2). Two machines may differ by
 * CLOCK_SKEW_MAX_MS: that is no going back.
 */
export async function pullBack(work: Work): Promise<void> {
  const { tx, now } = work;
  const horizon = after(now, asDurationMs(CLOCK_SKEW_MAX_MS));
  for (const offer of await tx.offers.open()) {
    if (offer.qualifiedAt > horizon) await settleAndShow(work, offer, 'timed-out');
  }
  for (const session of await tx.sessions.live(horizon, FLOOR_ROWS_MAX)) {
    await tx.sessions.put({ ...session, lastAt: now });
  }
  const acceptWithin = asDurationMs(ACCEPT_WITHIN_MS);
  const ahead = (await tx.conversations.open())
    .filter((conversation) => isAheadOf(conversation, horizon, acceptWithin))
    .sort((a, b) => a.openedAt - b.openedAt);
  for (const [place, conversation] of ahead.entries()) {
    // A millisecond apart, so that they keep their order in the queue.
    const at = asEpochMs(Math.max(0, now - ahead.length + place));
    await tx.conversations.put(pulledBack(conversation, at, acceptWithin));
  }
  const askValid = asDurationMs(COBROWSE_ASK_VALID_MS);
  for (const cobrowse of await tx.cobrowses.open()) {
    if (!isCobrowseAheadOf(cobrowse, horizon, askValid)) continue;
    await takeCobrowse(work, cobrowsePulledBack(cobrowse, now, askValid), 'time');
  }
  for (const agent of await tx.agents.all()) {
    if (!isLater(agent.linkLostAt, horizon)) continue;
    await tx.agents.put({ ...agent, linkLostAt: now });
  }
}

function isLater(at: EpochMs | null, horizon: EpochMs): boolean {
  return at !== null && at > horizon;
}
