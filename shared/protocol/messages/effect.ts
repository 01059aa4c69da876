import { type Static, Type } from '@sinclair/typebox';
import { GIVEN_DAYS_MAX, MANDATES_MAX } from '../limits.ts';
import { Count, Currency, Exact, Id, Maybe, Name, OneOf } from '../scalars.ts';

/** Question of a lead: whether what was given changed how many order (SPEC MD9, MD10). */
export const EffectAsk = Exact({
  type: Type.Literal('effect.ask'),
  days: Type.Integer({ minimum: 1, maximum: GIVEN_DAYS_MAX }),
});
/** Visitors, each once; of these with an order that the shop confirmed, and with one that a page claimed. */
const Side = Exact({ visitors: Count(), orders: Count(), claimed: Count() });
const Orders = Type.Integer({
  minimum: -Number.MAX_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
});
const EffectRow = Exact({
  mandate: Id,
  mandateName: Name,
  currency: Currency,
  given: Count(),
  /** Of these, in a conversation that came of an offer. */
  afterOffer: Count(),
  offered: Side,
  heldOut: Side,
  says: OneOf('no-offers', 'no-holdout', 'unconfirmed', 'too-few', 'unclear', 'more', 'fewer'),
  /** Orders more, or fewer, than without offers, with 95 % bounds; null while nothing can be worked out. */
  extra: Maybe(Exact({ orders: Orders, from: Orders, to: Orders })),
  /** So many more visitors until it may say something; null: nobody can tell, or it does. */
  needed: Maybe(Count()),
  sure: Exact({
    /** Given to somebody of whom is known how their visit stood; of these, to sure buyers. */
    given: Count(),
    sure: Count(),
    /** Sure buyers who were held out in the same days. */
    heldOut: Side,
    needless: Maybe(Count()),
    isWarned: Type.Boolean(),
  }),
});
export const EffectAnswered = Exact({
  type: Type.Literal('effect.answered'),
  of: Id,
  rows: Type.Array(EffectRow, { maxItems: MANDATES_MAX }),
});

export type EffectAsk = Static<typeof EffectAsk>;
export type EffectAnswered = Static<typeof EffectAnswered>;
