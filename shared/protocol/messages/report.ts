import { type Static, Type } from '@sinclair/typebox';
import {
  JOURNEY_PAGE_MAX,
  LINES_IN_SNAPSHOT_MAX,
  NAME_MAX_CHARS,
  SEARCH_PAGE_MAX,
  SHOPS_TOLD_MAX,
} from '../limits.ts';
import { Count, Exact, Id, Maybe, Moment, Name, OneOf, Text } from '../scalars.ts';
import { Line } from './chat.ts';
import { ConversationCard } from './conversation.ts';
import { COMPARED, ShopRatio } from './effect.ts';
import { Hesitation, OfferState, Reason } from './engagement.ts';
import { FloorRow } from './floor.ts';
import { Basket, Signal } from './session.ts';

/** Who the visitor is, as far as the shop said so. */
export const IdentityCard = Exact({
  customer: Text(NAME_MAX_CHARS),
  name: Maybe(Name),
  customerValue: Maybe(OneOf('low', 'middle', 'high')),
  orders: Maybe(Count()),
  identifiedAt: Moment,
});

/** Questions of an agent, and their answers. `of` in an answer names the question's message id. */
export const VisitorAsk = Exact({ type: Type.Literal('visitor.ask'), visitor: Id });
export const VisitorAnswered = Exact({
  type: Type.Literal('visitor.answered'),
  of: Id,
  visitor: Id,
  identity: Maybe(IdentityCard),
  firstSeenAt: Moment,
  sessions: Count(),
  isBlocked: Type.Boolean(),
  observe: Type.Boolean(),
  /** The newest session as the floor shows it, also when it has ended. */
  row: Maybe(FloorRow),
  basket: Maybe(Basket),
});

/** Newest first, before `before` (an act's moment and place, from `next`). */
export const JourneyAsk = Exact({
  type: Type.Literal('journey.ask'),
  visitor: Id,
  before: Maybe(Text(60)),
});
/** One act of a journey, or a hesitation or offer that the sidecar added to it. */
export const JourneyAct = Exact({
  session: Id,
  at: Moment,
  place: Count(),
  act: Type.Union([
    Signal,
    Exact({ type: Type.Literal('hesitation.read'), hesitation: Hesitation, reason: Reason }),
    Exact({
      type: Type.Literal('offer.stamped'),
      offer: Id,
      state: OfferState,
      reasons: Type.Array(Reason, { maxItems: 3 }),
      silence: Maybe(Reason),
    }),
  ]),
});
export const JourneyAnswered = Exact({
  type: Type.Literal('journey.answered'),
  of: Id,
  visitor: Id,
  acts: Type.Array(JourneyAct, { maxItems: JOURNEY_PAGE_MAX }),
  next: Maybe(Text(60)),
});

/** Past and present conversations: of one visitor, or whose text contains `text`. */
export const ConversationsAsk = Exact({
  type: Type.Literal('conversations.ask'),
  visitor: Maybe(Id),
  text: Maybe(Text(100)),
  before: Maybe(Text(60)),
});
export const ConversationsAnswered = Exact({
  type: Type.Literal('conversations.answered'),
  of: Id,
  rows: Type.Array(ConversationCard, { maxItems: SEARCH_PAGE_MAX }),
  next: Maybe(Text(60)),
});

/** Lines before `before` of one conversation, oldest first in the answer. */
export const LinesAsk = Exact({
  type: Type.Literal('lines.ask'),
  conversation: Id,
  before: Maybe(Count()),
});
export const LinesAnswered = Exact({
  type: Type.Literal('lines.answered'),
  of: Id,
  conversation: Id,
  lines: Type.Array(Line, { maxItems: LINES_IN_SNAPSHOT_MAX }),
  hasMore: Type.Boolean(),
});

/** Five separate numbers per action map since a moment (product: deciding when to step in), and what offering changed. */
export const MeasuresAsk = Exact({ type: Type.Literal('measures.ask'), since: Moment });
export const MeasuresAnswered = Exact({
  type: Type.Literal('measures.answered'),
  of: Id,
  maps: Type.Array(
    Exact({
      actionMap: Maybe(Id),
      name: Text(NAME_MAX_CHARS),
      qualified: Count(),
      heldOut: Count(),
      offered: Count(),
      accepted: Count(),
      engaged: Count(),
      /** Sessions with an order claimed after qualification, offered and held-out arm. */
      ordersOffered: Count(),
      ordersHeldOut: Count(),
      /** Of visitors whom this map met before any other (SPEC MS5); missing for offers by hand, and for peers before 5. */
      effect: Type.Optional(Exact(COMPARED)),
    }),
    { maxItems: 60 },
  ),
  /** Per shop: whether the arms are split as they were drawn (SPEC MS3); missing for peers before 5. */
  ratios: Type.Optional(Type.Array(ShopRatio, { maxItems: SHOPS_TOLD_MAX })),
});

export type VisitorAsk = Static<typeof VisitorAsk>;
export type VisitorAnswered = Static<typeof VisitorAnswered>;
export type JourneyAsk = Static<typeof JourneyAsk>;
export type JourneyAct = Static<typeof JourneyAct>;
export type JourneyAnswered = Static<typeof JourneyAnswered>;
export type ConversationsAsk = Static<typeof ConversationsAsk>;
export type ConversationsAnswered = Static<typeof ConversationsAnswered>;
export type LinesAsk = Static<typeof LinesAsk>;
export type LinesAnswered = Static<typeof LinesAnswered>;
export type MeasuresAsk = Static<typeof MeasuresAsk>;
export type MeasuresAnswered = Static<typeof MeasuresAnswered>;
