import { acknowledgedStays } from './rules/acknowledged-stays.ts';
import { answersOnce } from './rules/acts-once.ts';
import { agreedByHand, endsWithTalk } from './rules/along.ts';
import { answeredOnce } from './rules/approvals.ts';
import { arms } from './rules/arms.ts';
import { audience } from './rules/audience.ts';
import { callers } from './rules/callers.ts';
import { calmReconnects } from './rules/calm-reconnects.ts';
import { capacity } from './rules/capacity.ts';
import { caps } from './rules/caps.ts';
import { oneCode, oneEnd, redeemedByShop } from './rules/codes.ts';
import { consent } from './rules/consent.ts';
import { type Feeds, feedWithoutGaps } from './rules/feed-without-gaps.ts';
import { givingAudience } from './rules/giving-audience.ts';
import { holdout } from './rules/holdout.ts';
import { givenOnce, ledgerAddsUp } from './rules/ledger.ts';
import { linesOnce } from './rules/lines-once.ts';
import { oneConversation } from './rules/one-conversation.ts';
import { oneHolder } from './rules/one-holder.ts';
import { pacing } from './rules/pacing.ts';
import { revoked } from './rules/revoked.ts';
import type { Rule } from './rules/rule.ts';
import { toldInOrder } from './rules/told-in-order.ts';
import type { World } from './world.ts';

/** What holds after every step of one simulation. */
export interface Rules {
  /** Everything; the order matters for the first two. */
  readonly all: readonly Rule[];
  /** What holds of mandates, codes and the ledger, also while everybody is being erased. */
  readonly ofGiving: readonly Rule[];
}

export function rulesOf(world: World): Rules {
  const who = callers();
  const feeds: Feeds = new Map();
  const knowing: Rule = {
    name: 'who',
    heard: (heard) => {
      who.hear(heard);
      return null;
    },
  };
  const ofGiving =
    world.shop === null
      ? []
      : [
          ledgerAddsUp(world),
          givenOnce(world),
          oneEnd(world),
          redeemedByShop(world),
          oneCode(world),
          answeredOnce(world),
        ];
  const all = [
    knowing,
    feedWithoutGaps(who, feeds),
    toldInOrder(who, feeds),
    answersOnce(who),
    acknowledgedStays(who),
    linesOnce(),
    oneConversation(),
    oneHolder(),
    capacity(),
    caps(world, who),
    holdout(world, who),
    arms(world, who),
    pacing(world),
    consent(world, who),
    agreedByHand(world),
    endsWithTalk(world),
    audience(who, feeds),
    revoked(world, who),
    calmReconnects(world),
    ...ofGiving,
    ...(world.shop === null ? [] : [givingAudience(world, feeds)]),
  ];
  return { all, ofGiving };
}
