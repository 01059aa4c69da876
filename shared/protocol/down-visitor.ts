import { type Static, Type } from '@sinclair/typebox';
import { downEnvelope } from './envelope.ts';
import { VisitorWelcome } from './handshake.ts';
import { ChatSaid, ChatSeen, ChatTyping } from './messages/chat.ts';
import { CobrowseMoved } from './messages/cobrowse.ts';
import { ConversationMoved } from './messages/conversation.ts';
import { OfferGone, OfferShown } from './messages/engagement.ts';
import { CounterState } from './messages/presence.ts';
import { Ack, Bye, Marked, Pong, Refused } from './messages/receipt.ts';
import { VisitorIdentified } from './messages/session.ts';
import { VisitorSnapshot } from './messages/snapshot.ts';

/** Everything a shop page may receive. */
export const DownVisitor = Type.Union([
  VisitorWelcome,
  VisitorSnapshot,
  ChatSaid,
  ChatSeen,
  ChatTyping,
  ConversationMoved,
  CobrowseMoved,
  OfferShown,
  OfferGone,
  VisitorIdentified,
  CounterState,
  Ack,
  Refused,
  Marked,
  Bye,
  Pong,
]);
export type DownVisitor = Static<typeof DownVisitor>;
export const DownVisitorEnvelope = downEnvelope(DownVisitor);
