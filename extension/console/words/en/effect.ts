import type { EffectAnswered } from '../../../../shared/protocol/messages/effect.ts';

type EffectSays = EffectAnswered['rows'][number]['says'];
/** In whole orders, written out; `needed` visitors more, null when nobody can tell. */
export type SayEffect = (orders: string, from: string, to: string, needed: string | null) => string;

/** What is said of the effect of giving, in English. */
export const effect = {
  effect: 'Did it help?',
  effectCsv: 'Download this as CSV',
  effectColumns: {
    mandate: 'Mandate',
    given: 'Given',
    afterOffer: 'After an offer',
    offered: 'Offered a chat',
    offeredOrders: 'Of these ordered',
    heldOut: 'Held out',
    heldOutOrders: 'Of these ordered',
    says: 'What can be said',
    extra: 'Extra orders',
    from: 'At least',
    to: 'At most',
    needed: 'Visitors still needed',
    sure: 'Given to sure buyers',
    needless: 'Would have ordered anyway',
  },
  /** Something was given after an offer, and yet nobody can be compared. */
  metBefore: () =>
    'Nothing to compare: the visitors it was given to had all been met by an action map before.',
  says: {
    'no-offers': () =>
      'Nothing to compare: all of it was given to visitors who opened a chat themselves.',
    'no-holdout': () => 'Nothing to compare with: nobody is held out. Set a holdout in the policy.',
    unconfirmed: () =>
      'Nothing can be said: the shop’s server does not confirm the orders its pages claim, or only those with a code. Let it tell every paid order.',
    'too-few': (_orders, _from, _to, needed) =>
      needed === null
        ? 'Says nothing yet: too few visitors.'
        : `Says nothing yet: about ${needed} more visitors needed.`,
    unclear: (_orders, from, to, needed) =>
      `Says nothing yet: between ${from} and ${to} extra orders. ${needed === null ? 'How many more visitors it takes cannot be told.' : `About ${needed} more visitors needed.`}`,
    more: (orders, from, to) => `${orders} extra orders: between ${from} and ${to}.`,
    fewer: (orders, from, to) =>
      `${orders} fewer orders than without offers: between ${from} and ${to}.`,
  } as Readonly<Record<EffectSays, SayEffect>>,
  rates: (
    offered: string,
    ordered: string,
    rate: string,
    held: string,
    by: string,
    other: string,
  ) =>
    `Of ${offered} visitors who were offered a chat ${ordered} ordered (${rate}), of ${held} who were held out ${by} (${other}).`,
  afterOffer: (count: string, all: string) => `${count} of ${all} given after an offer.`,
  sure: (count: string, all: string) =>
    `${count} of ${all} went to visitors who were in the checkout already or had a high score.`,
  needless: (count: string, all: string) => `About ${count} of ${all} would have ordered anyway.`,
  sureWhy: (held: string, orders: string, rate: string) =>
    `Of ${held} such visitors who were left alone ${orders} ordered (${rate}).`,
  sureUnknown:
    'How many of them would have ordered anyway cannot be said: too few such visitors were held out.',
  sureWarning: 'Discounts go to visitors who would have bought anyway.',
  split: {
    doubt: 'Nothing can be said while the split is broken.',
    broken: (shop: string) => `${shop}: the split is broken. Do not believe the numbers below.`,
    brokenBy: (heldOut: string, offered: string, drawn: string) =>
      `${heldOut} held out and ${offered} offered, where about ${drawn} held out were drawn. Chance does this less than once in 1000 times.`,
    brokenDo:
      'Ask who runs the sidecar what took one of the two out of the counts: visitors who were erased, an old backup, data of two installations. Then choose days after it was mended.',
    even: (shop: string, heldOut: string, all: string, planned: string) =>
      `${shop}: split as drawn, ${heldOut} of ${all} visitors held out (${planned} planned).`,
    tooFew: (shop: string, all: string) =>
      `${shop}: ${all} visitors, too few to tell whether the split is as drawn.`,
  },
  why: 'What is compared, and what is not',
  whys: [
    'Everybody whom, of all action maps, one whose chats led to something given met first, while the mandate was in force: who was offered a chat against who was held out by chance. Each visitor counts once, with an order in that visit.',
    'Whom another action map had met before counts on neither side: who said no to its offer is not met again, who was held out is, so the two no longer compare.',
    'Who said no, or was given nothing, counts among those offered. Who opened a chat themselves counts nowhere.',
    'Only orders that the shop’s server confirmed count.',
    'Nobody draws lots for the mandate itself. The difference comes from the chat with everything given in it; what the giving alone did is at most that, as long as chatting keeps nobody from ordering.',
    'The bounds hold in 95 of 100 such counts.',
  ],
};
