import { acknowledgedStays } from './rules/acknowledged-stays.ts';
import { answersOnce } from './rules/acts-once.ts';
import { agreedByHand, endsWithTalk } from './rules/along.ts';
import { audience } from './rules/audience.ts';
import { callers } from './rules/callers.ts';
import { calmReconnects } from './rules/calm-reconnects.ts';
import { capacity } from './rules/capacity.ts';
import { caps } from './rules/caps.ts';
import { consent } from './rules/consent.ts';
import { type Feeds, feedWithoutGaps } from './rules/feed-without-gaps.ts';
import { holdout } from './rules/holdout.ts';
import { linesOnce } from './rules/lines-once.ts';
import { oneConversation } from './rules/one-conversation.ts';
import { oneHolder } from './rules/one-holder.ts';
import { pacing } from './rules/pacing.ts';
import { revoked } from './rules/revoked.ts';
import type { Rule } from './rules/rule.ts';
import { toldInOrder } from './rules/told-in-order.ts';
import type { World } from './world.ts';

/** Everything that holds after every step of one simulation; the order matters for the first two. */
export function rules(world: World): readonly Rule[] {
  const who = callers();
  const feeds: Feeds = new Map();
  const knowing: Rule = {
    name: 'who',
    heard: (heard) => {
      who.hear(heard);
      return null;
    },
  };
  return [
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
    pacing(world),
    consent(world, who),
    agreedByHand(world),
    endsWithTalk(world),
    audience(who, feeds),
    revoked(world, who),
    calmReconnects(world),
  ];
}
