import { type Static, Type } from '@sinclair/typebox';
import { FLOOR_ROWS_MAX, MONEY_MAX_MINOR, TITLE_MAX_CHARS } from '../limits.ts';
import {
  Count,
  Currency,
  Exact,
  Id,
  Language,
  Maybe,
  Moment,
  Name,
  OneOf,
  Text,
  Url,
} from '../scalars.ts';
import { OfferState, Reason } from './engagement.ts';
import { PageType } from './session.ts';

/** How far the visit has come. */
export const Phase = OneOf('browsing', 'product', 'basket', 'checkout', 'ordered');
export type Phase = Static<typeof Phase>;

/** One live visitor as the floor shows them. */
export const FloorRow = Exact({
  session: Id,
  visitor: Id,
  name: Maybe(Name),
  isReturning: Type.Boolean(),
  customerValue: Maybe(OneOf('low', 'middle', 'high')),
  language: Language,
  place: Exact({ pageType: PageType, title: Text(TITLE_MAX_CHARS), url: Url }),
  phase: Phase,
  checkoutStep: Maybe(OneOf('begun', 'shipping', 'payment')),
  basketMinor: Count(MONEY_MAX_MINOR),
  basketCount: Count(),
  currency: Maybe(Currency),
  score: Count(100),
  /** Of 100 recent moments of the shop, so many promised less; null until enough is learned. Missing for peers before 5. */
  rank: Type.Optional(Maybe(Count(100))),
  direction: OneOf('rising', 'steady', 'falling'),
  /** Why they may need somebody: the newest and strongest first; last, perhaps, what speaks for them. */
  reasons: Type.Array(Reason, { maxItems: 3 }),
  offer: Maybe(Exact({ offer: Id, state: OfferState })),
  /** Why nothing is offered, when nothing is. */
  silence: Maybe(Reason),
  conversation: Maybe(Id),
  isHere: Type.Boolean(),
  startedAt: Moment,
  lastAt: Moment,
});
export type FloorRow = Static<typeof FloorRow>;

/** Live, up: send me the floor, or stop sending it. */
export const FloorWatch = Exact({ type: Type.Literal('floor.watch'), isOn: Type.Boolean() });
/** Live, down: the whole floor, once on attach. */
export const FloorWhole = Exact({
  type: Type.Literal('floor.whole'),
  rows: Type.Array(FloorRow, { maxItems: FLOOR_ROWS_MAX }),
});
/** Live, down: rows that changed and sessions that left, at most every FLOOR_EVERY_MS. */
export const FloorPulse = Exact({
  type: Type.Literal('floor.pulse'),
  rows: Type.Array(FloorRow, { maxItems: FLOOR_ROWS_MAX }),
  gone: Type.Array(Id, { maxItems: FLOOR_ROWS_MAX }),
});
