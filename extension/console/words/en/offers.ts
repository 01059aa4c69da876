import { effect } from './effect.ts';

/** What is said of offers and what they changed, in English. */
export const offers = {
  title: 'Offers',
  none: 'No offer was made or held back in these days.',
  noneHint: 'Action maps say when a chat is offered. They stand in the policy of the sidecar.',
  order:
    'Of maps that call at the same moment, the one with more gain goes first once that is known of each.',
  byHand: 'By hand',
  byHandHint: 'Nobody draws lots for these: what they changed cannot be said.',
  numbers: {
    qualified: 'Qualified',
    offered: 'Offered',
    accepted: 'Accepted',
    engaged: 'Answered',
    ordersOffered: 'Ordered after it',
  },
  says: {
    ...effect.says,
    'no-offers': () => 'Says nothing yet: nobody was met by it first in these days.',
  },
  claimed: (offered: string, heldOut: string) =>
    `Confirmed orders; pages claimed ${offered} and ${heldOut}.`,
  columns: {
    name: 'Action map',
    qualified: 'Qualified',
    offered: 'Offered',
    accepted: 'Accepted',
    engaged: 'Answered',
    ordersOffered: 'Ordered after it',
    heldOut: 'Held out',
    ordersHeldOut: 'Of these ordered',
    visitorsOffered: 'Visitors first met, offered',
    confirmedOffered: 'Of these confirmed',
    visitorsHeldOut: 'Visitors first met, held out',
    confirmedHeldOut: 'Of these confirmed',
    says: 'What can be said',
    extra: 'Extra orders',
    from: 'At least',
    to: 'At most',
    needed: 'Visitors still needed',
  },
  whys: [
    'Everybody an action map met, by the lot that was drawn for them: some are offered a chat, the others are held out. Who said no or did not answer counts among those offered.',
    'Each visitor counts once: for the map that met them first, by the first time, with an order in that visit. After a first offer the two are treated differently, so later meetings compare no more.',
    'Only orders that the shop’s server confirmed count.',
    'The bounds hold in 95 of 100 such counts. Who looks every day and stops at the first difference is wrong more often: choose beforehand when to look.',
    'How many more visitors are needed is estimated from the difference so far.',
  ],
};
