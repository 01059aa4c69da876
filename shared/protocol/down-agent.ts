import { type Static, Type } from '@sinclair/typebox';
import { downEnvelope } from './envelope.ts';
import { AgentWelcome, Challenge } from './handshake.ts';
import {
  AllowedAnswered,
  GivenAnswered,
  LedgerAnswered,
  LedgerChecked,
  MandatesAnswered,
  MandateTried,
} from './messages/allowed.ts';
import { ApprovalChanged, TaskChanged } from './messages/approval.ts';
import { ChatSaid, ChatSeen, ChatTyping } from './messages/chat.ts';
import { CobrowseChanged } from './messages/cobrowse.ts';
import { ExerciseChanged } from './messages/code.ts';
import { ConversationChanged, DispositionsAnswered } from './messages/conversation.ts';
import { DraftShown } from './messages/draft.ts';
import { EffectAnswered } from './messages/effect.ts';
import { OfferSettled, SessionQualified } from './messages/engagement.ts';
import { FactErased, VisitorErased } from './messages/erasure.ts';
import { FloorPulse, FloorWhole } from './messages/floor.ts';
import {
  ArticleAnswered,
  ArticleChanged,
  ArticlesAnswered,
  ArticleTried,
} from './messages/knowledge.ts';
import { LearningAnswered } from './messages/learning.ts';
import { MandateChanged } from './messages/mandate.ts';
import { AgentChanged } from './messages/presence.ts';
import { Ack, Bye, Pong, Refused } from './messages/receipt.ts';
import { ReplayAnswered, ReplayStopped } from './messages/replay.ts';
import {
  ConversationsAnswered,
  JourneyAnswered,
  LinesAnswered,
  MeasuresAnswered,
  VisitorAnswered,
} from './messages/report.ts';
import { AgentSnapshot } from './messages/snapshot.ts';
import { GapsAnswered, SuggestionsAnswered } from './messages/suggestion.ts';

/** Everything a panel may receive. */
export const DownAgent = Type.Union([
  Challenge,
  AgentWelcome,
  AgentSnapshot,
  ChatSaid,
  ChatSeen,
  ChatTyping,
  DraftShown,
  ConversationChanged,
  CobrowseChanged,
  AgentChanged,
  SessionQualified,
  OfferSettled,
  MandateChanged,
  ExerciseChanged,
  ApprovalChanged,
  TaskChanged,
  ArticleChanged,
  VisitorErased,
  FactErased,
  FloorWhole,
  FloorPulse,
  VisitorAnswered,
  JourneyAnswered,
  ConversationsAnswered,
  LinesAnswered,
  DispositionsAnswered,
  MeasuresAnswered,
  AllowedAnswered,
  MandatesAnswered,
  MandateTried,
  GivenAnswered,
  EffectAnswered,
  LearningAnswered,
  ReplayAnswered,
  ReplayStopped,
  LedgerAnswered,
  LedgerChecked,
  ArticlesAnswered,
  ArticleAnswered,
  ArticleTried,
  SuggestionsAnswered,
  GapsAnswered,
  Ack,
  Refused,
  Bye,
  Pong,
]);
export type DownAgent = Static<typeof DownAgent>;
export const DownAgentEnvelope = downEnvelope(DownAgent);
