import { type Static, Type } from '@sinclair/typebox';
import { downEnvelope } from './envelope.ts';
import { AgentWelcome, Challenge } from './handshake.ts';
import { ChatSaid, ChatSeen, ChatTyping } from './messages/chat.ts';
import { CobrowseChanged } from './messages/cobrowse.ts';
import { ConversationChanged } from './messages/conversation.ts';
import { OfferSettled, SessionQualified } from './messages/engagement.ts';
import { FactErased, VisitorErased } from './messages/erasure.ts';
import { FloorPulse, FloorWhole } from './messages/floor.ts';
import { AgentChanged } from './messages/presence.ts';
import { Ack, Bye, Pong, Refused } from './messages/receipt.ts';
import {
  ConversationsAnswered,
  JourneyAnswered,
  LinesAnswered,
  MeasuresAnswered,
  VisitorAnswered,
} from './messages/report.ts';
import { AgentSnapshot } from './messages/snapshot.ts';

/** Everything a panel may receive. */
export const DownAgent = Type.Union([
  Challenge,
  AgentWelcome,
  AgentSnapshot,
  ChatSaid,
  ChatSeen,
  ChatTyping,
  ConversationChanged,
  CobrowseChanged,
  AgentChanged,
  SessionQualified,
  OfferSettled,
  VisitorErased,
  FactErased,
  FloorWhole,
  FloorPulse,
  VisitorAnswered,
  JourneyAnswered,
  ConversationsAnswered,
  LinesAnswered,
  MeasuresAnswered,
  Ack,
  Refused,
  Bye,
  Pong,
]);
export type DownAgent = Static<typeof DownAgent>;
export const DownAgentEnvelope = downEnvelope(DownAgent);
