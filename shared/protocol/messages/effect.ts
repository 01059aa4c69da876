import { type Static, Type } from '@sinclair/typebox';
import { GIVEN_DAYS_MAX, MANDATES_MAX, NAME_MAX_CHARS, SHOPS_TOLD_MAX } from '../limits.ts';
import { Count, Currency, Exact, Id, Maybe, Name, OneOf, Text } from '../scalars.ts';

/** Visitors, each once; of these with an order that the shop confirmed, and with one that a page claimed. */
const Side = Exact({ visitors: Count(), orders: Count(), claimed: Count() });
const Orders = Type.Integer({
  minimum: -Number.MAX_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
});
/** Two arms beside each other, and what can be said of them. */
export const COMPARED = {
  offered: Side,
  heldOut: Side,
  says: OneOf('no-offers', 'no-holdout', 'unconfirmed', 'too-few', 'unclear', 'more', 'fewer'),
  /** Orders more, or fewer, than without offers, with 95 % bounds; null while nothing can be worked out. */
  extra: Maybe(Exact({ orders: Orders, from: Orders, to: Orders })),
  /** So many more visitors until it may say something; null: nobody can tell, or it does. */
  needed: Maybe(Count()),
};

const Share = Type.Number({ minimum: 0, maximum: 1 });
/** Whether the arms of one shop are split as they were drawn (SPEC MS3). */
export const ShopRatio = Exact({
  shop: Id,
  name: Text(NAME_MAX_CHARS),
  heldOut: Count(),
  offered: Count(),
  /** Part that was to be held out. */
  planned: Share,
  /** Pearson's, and how often chance alone comes as far; null while there are too few. */
  chiSquare: Maybe(Type.Number({ minimum: 0 })),
  chance: Maybe(Share),
  isOff: Type.Boolean(),
});

/** Question of a lead: whether what was given changed how many order (SPEC MD9, MD10). */
export const EffectAsk = Exact({
  type: Type.Literal('effect.ask'),
  days: Type.Integer({ minimum: 1, maximum: GIVEN_DAYS_MAX }),
});
const EffectRow = Exact({
  mandate: Id,
  mandateName: Name,
  currency: Currency,
  given: Count(),
  /** Of these, in a conversation that came of an offer. */
  afterOffer: Count(),
  ...COMPARED,
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
  /** Of the same days: where one is off, no row says anything. */
  ratios: Type.Optional(Type.Array(ShopRatio, { maxItems: SHOPS_TOLD_MAX })),
});

export type ShopRatio = Static<typeof ShopRatio>;
export type EffectAsk = Static<typeof EffectAsk>;
export type EffectAnswered = Static<typeof EffectAnswered>;
