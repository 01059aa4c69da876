import { type Static, Type } from '@sinclair/typebox';
import { upEnvelope } from './envelope.ts';
import {
  AllowedAsk,
  GivenAsk,
  LedgerAsk,
  LedgerCheck,
  MandatesAsk,
  MandateTry,
} from './messages/allowed.ts';
import {
  ApprovalAnswer,
  ApprovalAsk,
  ApprovalDelegate,
  ApprovalWithdraw,
  TaskAssign,
  TaskSettle,
} from './messages/approval.ts';
import { AgentSay, ChatSee, ChatTyping } from './messages/chat.ts';
import { CobrowseAsk, CobrowseEnd, CobrowseInvite } from './messages/cobrowse.ts';
import { CodeReplace, CodeRevoke, CodeShow } from './messages/code.ts';
import {
  ConversationAccept,
  ConversationDecline,
  ConversationEnd,
  ConversationHandOver,
  ConversationTakeOver,
  ConversationWrapUp,
  DispositionsAsk,
  VisitorBlock,
  VisitorUnblock,
} from './messages/conversation.ts';
import { EffectAsk } from './messages/effect.ts';
import { OfferMake } from './messages/engagement.ts';
import { FloorWatch } from './messages/floor.ts';
import {
  ArticleAsk,
  ArticleRetire,
  ArticleSave,
  ArticlesAsk,
  ArticleTry,
} from './messages/knowledge.ts';
import { LearningAsk, LearningRollBack } from './messages/learning.ts';
import { MandateExercise, MandateRevoke, MandateSave } from './messages/mandate.ts';
import {
  AgentChange,
  AgentInvite,
  AgentReinvite,
  AgentRevoke,
  PresenceSet,
} from './messages/presence.ts';
import { Ping } from './messages/receipt.ts';
import { ReplayAsk, ReplayStop } from './messages/replay.ts';
import {
  ConversationsAsk,
  JourneyAsk,
  LinesAsk,
  MeasuresAsk,
  VisitorAsk,
} from './messages/report.ts';
import { GapSetAside, GapsAsk, SuggestionShown, SuggestionsAsk } from './messages/suggestion.ts';

/** Everything a panel may send after its hello. */
export const UpAgent = Type.Union([
  AgentSay,
  ChatSee,
  ChatTyping,
  ConversationAccept,
  ConversationDecline,
  ConversationHandOver,
  ConversationTakeOver,
  ConversationEnd,
  ConversationWrapUp,
  VisitorBlock,
  VisitorUnblock,
  CobrowseAsk,
  CobrowseInvite,
  CobrowseEnd,
  OfferMake,
  MandateSave,
  MandateRevoke,
  MandateExercise,
  CodeShow,
  CodeRevoke,
  CodeReplace,
  ApprovalAsk,
  ApprovalWithdraw,
  ApprovalAnswer,
  ApprovalDelegate,
  TaskSettle,
  TaskAssign,
  ArticleSave,
  ArticleRetire,
  LearningRollBack,
  PresenceSet,
  AgentInvite,
  AgentReinvite,
  AgentRevoke,
  AgentChange,
  FloorWatch,
  VisitorAsk,
  JourneyAsk,
  ConversationsAsk,
  LinesAsk,
  DispositionsAsk,
  MeasuresAsk,
  AllowedAsk,
  MandatesAsk,
  MandateTry,
  GivenAsk,
  EffectAsk,
  LearningAsk,
  ReplayAsk,
  ReplayStop,
  LedgerAsk,
  LedgerCheck,
  SuggestionShown,
  GapSetAside,
  SuggestionsAsk,
  GapsAsk,
  ArticlesAsk,
  ArticleAsk,
  ArticleTry,
  Ping,
]);
export type UpAgent = Static<typeof UpAgent>;
export const UpAgentEnvelope = upEnvelope(UpAgent);
