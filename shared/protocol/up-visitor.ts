import { type Static, Type } from '@sinclair/typebox';
import { upEnvelope } from './envelope.ts';
import { BEACON_MESSAGES_MAX } from './limits.ts';
import { ChatSay, ChatSee, ChatTyping } from './messages/chat.ts';
import { CobrowseAnswer, CobrowseStop } from './messages/cobrowse.ts';
import { ConversationLeave, ConversationOpen, MessageLeave } from './messages/conversation.ts';
import { DraftShare } from './messages/draft.ts';
import { OfferAccept, OfferReject } from './messages/engagement.ts';
import { Ping } from './messages/receipt.ts';
import { ConsentSet, Signal, VisitorIdentify } from './messages/session.ts';
import { Exact, Id, Secret } from './scalars.ts';

/** Everything a shop page may send after its hello. */
export const UpVisitor = Type.Union([
  ...Signal.anyOf,
  ConsentSet,
  VisitorIdentify,
  OfferAccept,
  OfferReject,
  ConversationOpen,
  ConversationLeave,
  MessageLeave,
  ChatSay,
  ChatSee,
  ChatTyping,
  DraftShare,
  CobrowseAnswer,
  CobrowseStop,
  Ping,
]);
export type UpVisitor = Static<typeof UpVisitor>;
export const UpVisitorEnvelope = upEnvelope(UpVisitor);

/** The same messages by POST when the page goes away; only signals, and only with a known secret. */
export const Beacon = Exact({
  version: Type.Integer(),
  shop: Id,
  secret: Secret,
  tab: Id,
  messages: Type.Array(upEnvelope(Signal), { minItems: 1, maxItems: BEACON_MESSAGES_MAX }),
});
export type Beacon = Static<typeof Beacon>;
