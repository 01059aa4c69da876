import { type Static, Type } from '@sinclair/typebox';
import { NAME_MAX_CHARS, OFFER_WORDS_MAX_CHARS } from '../limits.ts';
import { Count, Exact, Id, Maybe, Moment, Name, OneOf, Text } from '../scalars.ts';
import { NOTICED } from './session.ts';

/** Every hesitation: two read from the journey, and those the page noticed. */
const HESITATIONS = ['repeat-view', 'back-and-forth', ...NOTICED] as const;
export const Hesitation = OneOf(...HESITATIONS);

/** What speaks for somebody, read from a learned score; since version 5, as `dropped`, `not-dropped` and `not-worth` are. */
const MERITS = [
  'basket-filled',
  'checkout-reached',
  'second-look',
  'many-products',
  'searched',
  'long-visit',
  'came-again',
  'valued-customer',
  'came-by-campaign',
  'pages-that-sell',
] as const;

/** Why an offer was made, or was not: a kind with what a sentence about it needs. */
export const Reason = Exact({
  kind: OneOf(
    ...HESITATIONS,
    'checkout-left',
    'basket-waiting',
    'dropped',
    ...MERITS,
    'by-hand',
    'held-out',
    'capped',
    'declined-before',
    'nobody-on-shift',
    'nobody-free',
    'not-consented',
    'score-rising',
    'score-low',
    'not-dropped',
    'not-worth',
    'already-talking',
    'offer-open',
    'outside-schedule',
    'no-map-matches',
    'visitor-blocked',
    'ordered',
  ),
  /** How often or how many, where that matters; of `dropped` among how many of 100 now. */
  count: Maybe(Count(9_999)),
  /** What it is about, such as a product's name; of `dropped` among how many of 100 at best. */
  about: Maybe(Text(NAME_MAX_CHARS)),
});
export type Reason = Static<typeof Reason>;

/** qualified → blocked, held-out or offered → accepted, rejected, timed-out or withdrawn. */
export const OfferState = OneOf(
  'blocked',
  'held-out',
  'offered',
  'accepted',
  'rejected',
  'timed-out',
  'withdrawn',
);
export type OfferState = Static<typeof OfferState>;

/** Command of a visitor: yes. `conversation` is chosen by the tab, so that a resend is the same one. */
export const OfferAccept = Exact({
  type: Type.Literal('offer.accept'),
  offer: Id,
  conversation: Id,
});
/** Command of a visitor: no; the card never comes back in this session. */
export const OfferReject = Exact({ type: Type.Literal('offer.reject'), offer: Id });
/** Command of an agent: offer a chat to this session by hand, within the same caps and holdout. */
export const OfferMake = Exact({ type: Type.Literal('offer.make'), session: Id, offer: Id });

/** Fact to the visitor: show the card until `expiresAt`. `words` picks the text; null is the default one. */
export const OfferShown = Exact({
  type: Type.Literal('offer.shown'),
  offer: Id,
  words: Maybe(Exact({ nl: Text(OFFER_WORDS_MAX_CHARS), en: Text(OFFER_WORDS_MAX_CHARS) })),
  agentName: Maybe(Name),
  expiresAt: Moment,
});
/** Fact to the visitor: take the card away, whatever the reason. */
export const OfferGone = Exact({ type: Type.Literal('offer.gone'), offer: Id, state: OfferState });
/** Fact to the floor: a session met an action map; both arms are stamped here. */
export const SessionQualified = Exact({
  type: Type.Literal('session.qualified'),
  session: Id,
  visitor: Id,
  offer: Id,
  actionMap: Maybe(Id),
  state: OfferState,
  reasons: Type.Array(Reason, { maxItems: 3 }),
  silence: Maybe(Reason),
});
/** Fact to the floor: how an offer ended. */
export const OfferSettled = Exact({
  type: Type.Literal('offer.settled'),
  session: Id,
  offer: Id,
  state: OfferState,
});

export type OfferAccept = Static<typeof OfferAccept>;
export type OfferReject = Static<typeof OfferReject>;
export type OfferMake = Static<typeof OfferMake>;
export type OfferShown = Static<typeof OfferShown>;
export type SessionQualified = Static<typeof SessionQualified>;
