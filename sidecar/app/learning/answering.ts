import type { ActionMapId, OfferId, ShopId } from '../../../shared/kernel/ids.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import { asDurationMs, asEpochMs, type DurationMs, elapsed } from '../../../shared/kernel/time.ts';
import {
  ANSWERS_SINCE_MS,
  SEARCH_PAGE_MAX,
  STAMPS_LEARNED_AT_ONCE,
  TALKS_READ_MAX,
} from '../../../shared/protocol/limits.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { ShopLearning } from '../../domain/engagement/learned/shop-learning.ts';
import { type Offer, wasShown } from '../../domain/engagement/offer.ts';
import type { ConversationPlace } from '../../ports/store/conversations.ts';
import type { OfferPlace } from '../../ports/store/offers.ts';
import type { Environment } from '../context.ts';
import { look } from '../pipeline.ts';

const BEFORE_ALL = asId<OfferId>('0');

/** How the shop's offers of late were answered, by map; null when it was stopped. */
export async function answeringOf(
  environment: Environment,
  shop: ShopId,
  stop: AbortSignal,
): Promise<ShopLearning['answering'] | null> {
  const since = asEpochMs(Math.max(0, environment.clock.now() - ANSWERS_SINCE_MS));
  const counts = new Map<ActionMapId | null, { offered: number; accepted: number; ms: number }>();
  let place: OfferPlace = { qualifiedAt: since, offer: BEFORE_ALL };
  for (;;) {
    if (stop.aborted) return null;
    const from = place;
    const page: readonly Offer[] = await look(environment, ({ tx }) =>
      tx.offers.after(from, STAMPS_LEARNED_AT_ONCE),
    );
    for (const offer of page) {
      if (offer.shop !== shop || !wasShown(offer) || offer.state === 'offered') continue;
      const count = counts.get(offer.actionMap) ?? { offered: 0, accepted: 0, ms: 0 };
      counts.set(offer.actionMap, count);
      count.offered += 1;
      if (offer.state !== 'accepted' || offer.settledAt === null) continue;
      count.accepted += 1;
      count.ms += elapsed(offer.qualifiedAt, offer.settledAt);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < STAMPS_LEARNED_AT_ONCE) break;
    place = last;
    await environment.turns.next();
  }
  return [...counts].map(([actionMap, { offered, accepted, ms }]) => ({
    actionMap,
    offered,
    accepted,
    meanDelayMs: accepted === 0 ? null : asDurationMs(ms / accepted),
  }));
}

/** How long the shop's conversations of late took, with their wrap-up; null without any, or when it was stopped. */
export async function talkMsOf(
  environment: Environment,
  shop: ShopId,
  stop: AbortSignal,
): Promise<DurationMs | null> {
  const since = environment.clock.now() - ANSWERS_SINCE_MS;
  let before: ConversationPlace | null = null;
  let [read, talks, ms] = [0, 0, 0];
  while (read < TALKS_READ_MAX && !stop.aborted) {
    const from: ConversationPlace | null = before;
    const page: readonly Conversation[] = await look(environment, ({ tx }) =>
      tx.conversations.search(null, null, from, SEARCH_PAGE_MAX),
    );
    for (const { shop: of, acceptedAt, closedAt, changedAt } of page) {
      if (changedAt < since) return meanOf(ms, talks);
      if (of !== shop || acceptedAt === null || closedAt === null) continue;
      talks += 1;
      ms += elapsed(acceptedAt, closedAt);
    }
    read += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < SEARCH_PAGE_MAX) break;
    before = last;
    await environment.turns.next();
  }
  return meanOf(ms, talks);
}

function meanOf(ms: number, talks: number): DurationMs | null {
  return talks === 0 ? null : asDurationMs(ms / talks);
}
