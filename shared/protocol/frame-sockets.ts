import { type Static, Type } from '@sinclair/typebox';
import { Challenge, Version } from './handshake.ts';
import { CHECKPOINT_MAX, COBROWSE_RULES_MAX } from './limits.ts';
import {
  CobrowseAnswered,
  CobrowseAudience,
  CobrowseClear,
  CobrowseCoupon,
  CobrowseDraw,
  CobrowseEcho,
  CobrowseNeed,
  CobrowsePage,
  CobrowsePoint,
  CobrowsePropose,
  CobrowseRing,
  CobrowseRules,
  CobrowseSource,
  CobrowseWithdraw,
} from './messages/cobrowse.ts';
import { Bye } from './messages/receipt.ts';
import { Count, Exact, Id, Secret, Url, Words } from './scalars.ts';

/**
 * The two sockets of looking along (`/v1/cobrowse/page`, `/v1/cobrowse/viewer`), beside the links: one
 * message of text is one of these, without an envelope; binary messages are frames (frame.ts). Nothing on
 * them is kept or sent again.
 */

/** First message of a shop page that is looked along with. */
export const PageHello = Exact({
  type: Type.Literal('hello'),
  role: Type.Literal('page'),
  version: Version,
  shop: Id,
  secret: Secret,
  tab: Id,
  cobrowse: Id,
});
export type PageHello = Static<typeof PageHello>;

/** Answer to it: the page may send frames now. */
export const PageWelcome = Exact({
  type: Type.Literal('welcome'),
  role: Type.Literal('page'),
  version: Version,
  /** The first checkpoint of this page has this number. */
  checkpoint: Count(CHECKPOINT_MAX),
  rules: CobrowseRules,
});
export type PageWelcome = Static<typeof PageWelcome>;

/** First message of a viewer, made like an agent's (handshake.ts, SPEC ID2). */
export const ViewerHello = Exact({
  type: Type.Literal('hello'),
  role: Type.Literal('viewer'),
  version: Version,
  device: Id,
  token: Words(2_000),
  cobrowse: Id,
});
export type ViewerHello = Static<typeof ViewerHello>;

/** Answer to it. The last checkpoint and what followed come next, if there are any. */
export const ViewerWelcome = Exact({
  type: Type.Literal('welcome'),
  role: Type.Literal('viewer'),
  version: Version,
  /** Holder, invited or lead: only the holder points and proposes. */
  canPoint: Type.Boolean(),
  /** From where pictures, styles and fonts may be loaded: origins of the shop, and those a lead allowed. */
  assets: Type.Array(Url, { maxItems: COBROWSE_RULES_MAX }),
});
export type ViewerWelcome = Static<typeof ViewerWelcome>;

export const UpPage = Type.Union([CobrowseAnswered, CobrowsePage]);
export type UpPage = Static<typeof UpPage>;

export const DownPage = Type.Union([
  PageWelcome,
  CobrowsePoint,
  CobrowseRing,
  CobrowseDraw,
  CobrowseClear,
  CobrowsePropose,
  CobrowseWithdraw,
  CobrowseCoupon,
  CobrowseNeed,
  CobrowseEcho,
  CobrowseAudience,
  Bye,
]);
export type DownPage = Static<typeof DownPage>;

export const UpViewer = Type.Union([
  CobrowsePoint,
  CobrowseRing,
  CobrowseDraw,
  CobrowseClear,
  CobrowsePropose,
  CobrowseWithdraw,
  CobrowseCoupon,
  CobrowseNeed,
  CobrowseEcho,
]);
export type UpViewer = Static<typeof UpViewer>;

export const DownViewer = Type.Union([
  Challenge,
  ViewerWelcome,
  CobrowseAnswered,
  CobrowsePage,
  CobrowseSource,
  Bye,
]);
export type DownViewer = Static<typeof DownViewer>;
