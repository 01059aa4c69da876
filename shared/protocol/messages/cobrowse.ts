import { type Static, Type } from '@sinclair/typebox';
import {
  CHECKPOINT_MAX,
  COBROWSE_RULES_MAX,
  COBROWSE_WATCHERS_MAX,
  FILL_TEXT_MAX_CHARS,
  NODE_ID_MAX,
  RING_TEXT_MAX_CHARS,
  SELECTOR_MAX_CHARS,
  STROKE_POINTS_MAX,
  URL_MAX_CHARS,
} from '../limits.ts';
import { Count, Exact, Id, Maybe, Moment, Name, OneOf, Words } from '../scalars.ts';

/** Looking along: asked by an agent, answered by the visitor on their own page, over with a reason. */
export const CobrowseState = OneOf('asked', 'active', 'ended');
export type CobrowseState = Static<typeof CobrowseState>;

/** Why it is over; null while it is not. */
export const CobrowseEnding = OneOf(
  'declined',
  'withdrawn',
  'unanswered',
  'stopped-by-visitor',
  'stopped-by-agent',
  'conversation-ended',
  'handed-over',
  'page-gone',
  'too-long',
);
export type CobrowseEnding = Static<typeof CobrowseEnding>;

/** Somebody who has looked along, and when for the first time. */
const Watcher = Exact({ agent: Id, name: Name, since: Moment });

/** As agents see it. */
export const CobrowseCard = Exact({
  cobrowse: Id,
  conversation: Id,
  visitor: Id,
  askedBy: Id,
  state: CobrowseState,
  ending: Maybe(CobrowseEnding),
  /** May watch beside the holder; leads always may. */
  invited: Type.Array(Id, { maxItems: COBROWSE_WATCHERS_MAX }),
  watchers: Type.Array(Watcher, { maxItems: COBROWSE_WATCHERS_MAX }),
  askedAt: Moment,
  /** While asked: answered before this moment, or it is over. */
  answerBy: Moment,
  startedAt: Maybe(Moment),
  endedAt: Maybe(Moment),
  changedAt: Moment,
});
export type CobrowseCard = Static<typeof CobrowseCard>;

/** As its visitor sees it: who asks, who looks, and what the receipt says. */
export const VisitorCobrowse = Exact({
  cobrowse: Id,
  conversation: Id,
  state: CobrowseState,
  ending: Maybe(CobrowseEnding),
  agentName: Name,
  /** Everybody who has looked along so far, by name. */
  watchers: Type.Array(Exact({ name: Name, since: Moment }), { maxItems: COBROWSE_WATCHERS_MAX }),
  askedAt: Moment,
  answerBy: Moment,
  startedAt: Maybe(Moment),
  endedAt: Maybe(Moment),
});
export type VisitorCobrowse = Static<typeof VisitorCobrowse>;

/** Commands of an agent. The panel chooses the id: a resend asks once. */
export const CobrowseAsk = Exact({
  type: Type.Literal('cobrowse.ask'),
  cobrowse: Id,
  conversation: Id,
});
/** A colleague may look along. */
export const CobrowseInvite = Exact({
  type: Type.Literal('cobrowse.invite'),
  cobrowse: Id,
  agent: Id,
});
/** Withdraws the question, or stops looking along. */
export const CobrowseEnd = Exact({ type: Type.Literal('cobrowse.end'), cobrowse: Id });

/** Commands of a visitor: no agent can send them. */
export const CobrowseAnswer = Exact({
  type: Type.Literal('cobrowse.answer'),
  cobrowse: Id,
  isAgreed: Type.Boolean(),
});
export const CobrowseStop = Exact({ type: Type.Literal('cobrowse.stop'), cobrowse: Id });

/** Fact to agents. */
export const CobrowseChanged = Exact({
  type: Type.Literal('cobrowse.changed'),
  card: CobrowseCard,
});
/** Fact to the visitor. */
export const CobrowseMoved = Exact({
  type: Type.Literal('cobrowse.moved'),
  cobrowse: VisitorCobrowse,
});

/** What a lead laid down for pages whose address matches `url` (`*` stands for anything). */
const PageRule = Exact({
  url: Words(URL_MAX_CHARS),
  selectors: Type.Array(Words(SELECTOR_MAX_CHARS), { maxItems: COBROWSE_RULES_MAX }),
});
export const CobrowseRules = Exact({
  /** Never leaves the page, beside what never does. */
  hide: Type.Array(PageRule, { maxItems: COBROWSE_RULES_MAX }),
  /** Text that may be shown although it would be masked; never passwords and payment. */
  show: Type.Array(PageRule, { maxItems: COBROWSE_RULES_MAX }),
  /** Pages like account and checkout: only labels, headings, buttons, basket lines and prices. */
  careful: Type.Array(Words(URL_MAX_CHARS), { maxItems: COBROWSE_RULES_MAX }),
  /** Elements that an agent may not propose to click or fill in. */
  untouchable: Type.Array(Words(SELECTOR_MAX_CHARS), { maxItems: COBROWSE_RULES_MAX }),
  /** Where this shop's coupon field is, tried before looking for it. */
  coupon: Type.Array(Words(SELECTOR_MAX_CHARS), { maxItems: COBROWSE_RULES_MAX }),
});
export type CobrowseRules = Static<typeof CobrowseRules>;

/** A picture that frames build on: numbered anew by each one (frame.ts). */
const Checkpoint = Type.Integer({ minimum: 1, maximum: CHECKPOINT_MAX });
/** An element: its id in the picture of that checkpoint. Ids mean something else in another. */
const Anchor = { checkpoint: Checkpoint, node: Type.Integer({ minimum: 1, maximum: NODE_ID_MAX }) };
/** A place in an element's box, from its left or top edge (0) to the other (1). */
const Fraction = Type.Number({ minimum: 0, maximum: 1 });

/** Live, viewer → page. Where the agent's pointer is; `node` null: it has left the picture. */
export const CobrowsePoint = Exact({
  type: Type.Literal('cobrowse.point'),
  checkpoint: Checkpoint,
  node: Maybe(Type.Integer({ minimum: 1, maximum: NODE_ID_MAX })),
  x: Fraction,
  y: Fraction,
});
/** Live, viewer → page. A ring round an element, with a few words; the newest replaces the one before. */
export const CobrowseRing = Exact({
  type: Type.Literal('cobrowse.ring'),
  ...Anchor,
  text: Type.String({ maxLength: RING_TEXT_MAX_CHARS }),
});
/** Live, viewer → page. A piece of a line, drawn relative to one element: x1, y1, x2, y2 … */
export const CobrowseDraw = Exact({
  type: Type.Literal('cobrowse.draw'),
  stroke: Id,
  ...Anchor,
  points: Type.Array(Type.Number({ minimum: -20, maximum: 20 }), {
    minItems: 2,
    maxItems: STROKE_POINTS_MAX * 2,
  }),
});
/** Live, viewer → page. Ring and lines go. */
export const CobrowseClear = Exact({ type: Type.Literal('cobrowse.clear') });
/** Live, viewer → page. One act that the visitor may let happen; a newer one replaces it. */
export const CobrowsePropose = Exact({
  type: Type.Literal('cobrowse.propose'),
  proposal: Id,
  ...Anchor,
  act: Type.Union([
    Exact({ kind: Type.Literal('scroll') }),
    Exact({ kind: Type.Literal('click') }),
    Exact({ kind: Type.Literal('fill'), text: Words(FILL_TEXT_MAX_CHARS) }),
  ]),
});
/** Live, viewer → page. Find where a code is entered, point there; with a code, propose to fill it in. */
export const CobrowseCoupon = Exact({
  type: Type.Literal('cobrowse.coupon'),
  proposal: Id,
  code: Maybe(Words(FILL_TEXT_MAX_CHARS)),
});
/** Live, viewer → page. No longer proposed. */
export const CobrowseWithdraw = Exact({ type: Type.Literal('cobrowse.withdraw'), proposal: Id });
/** Live, page → viewer. What became of a proposal. */
export const CobrowseAnswered = Exact({
  type: Type.Literal('cobrowse.answered'),
  proposal: Id,
  answer: OneOf('shown', 'done', 'refused', 'replaced', 'gone', 'not-allowed', 'not-found'),
});
/** Live, page → viewer. Whether the visitor looks at this page; the tab they look at sends. */
export const CobrowsePage = Exact({ type: Type.Literal('cobrowse.page'), isShown: Type.Boolean() });
/** Live, viewer → page, or from the sidecar: a fresh checkpoint is needed. */
export const CobrowseNeed = Exact({
  type: Type.Literal('cobrowse.need'),
  why: OneOf('joined', 'gap', 'warning', 'differs', 'slow', 'too-long'),
});
/** Live, viewer → page: send a beat with this number, so that the way there and back can be timed. */
export const CobrowseEcho = Exact({
  type: Type.Literal('cobrowse.echo'),
  number: Type.Integer({ minimum: 1, maximum: NODE_ID_MAX }),
});
/** Live, sidecar → page: who looks now, by name. */
export const CobrowseAudience = Exact({
  type: Type.Literal('cobrowse.audience'),
  names: Type.Array(Name, { maxItems: COBROWSE_WATCHERS_MAX }),
});
/** Live, sidecar → viewer: whether a page of the visitor is sending. */
export const CobrowseSource = Exact({
  type: Type.Literal('cobrowse.source'),
  isThere: Type.Boolean(),
  /** Checkpoint frames the viewer must wait for when its own is older; null: as it is. */
  since: Maybe(Count(CHECKPOINT_MAX)),
});

export type CobrowseAsk = Static<typeof CobrowseAsk>;
export type CobrowseInvite = Static<typeof CobrowseInvite>;
export type CobrowseEnd = Static<typeof CobrowseEnd>;
export type CobrowseAnswer = Static<typeof CobrowseAnswer>;
export type CobrowseStop = Static<typeof CobrowseStop>;
export type CobrowseChanged = Static<typeof CobrowseChanged>;
export type CobrowseMoved = Static<typeof CobrowseMoved>;
export type CobrowsePoint = Static<typeof CobrowsePoint>;
export type CobrowseRing = Static<typeof CobrowseRing>;
export type CobrowseDraw = Static<typeof CobrowseDraw>;
export type CobrowsePropose = Static<typeof CobrowsePropose>;
export type CobrowseCoupon = Static<typeof CobrowseCoupon>;
export type CobrowseAnswered = Static<typeof CobrowseAnswered>;
