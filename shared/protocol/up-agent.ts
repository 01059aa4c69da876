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
import { ChatSay, ChatSee, ChatTyping } from './messages/chat.ts';
import { CobrowseAsk, CobrowseEnd, CobrowseInvite } from './messages/cobrowse.ts';
import { CodeReplace, CodeRevoke, CodeShow } from './messages/code.ts';
import {
  ConversationAccept,
  ConversationDecline,
  ConversationEnd,
  ConversationHandOver,
  ConversationTakeOver,
  ConversationWrapUp,
  VisitorBlock,
  VisitorUnblock,
} from './messages/conversation.ts';
import { OfferMake } from './messages/engagement.ts';
import { FloorWatch } from './messages/floor.ts';
import { MandateExercise, MandateRevoke, MandateSave } from './messages/mandate.ts';
import {
  AgentChange,
  AgentInvite,
  AgentReinvite,
  AgentRevoke,
  PresenceSet,
} from './messages/presence.ts';
import { Ping } from './messages/receipt.ts';
import {
  ConversationsAsk,
  JourneyAsk,
  LinesAsk,
  MeasuresAsk,
  VisitorAsk,
} from './messages/report.ts';

/** Everything a panel may send after its hello. */
export const UpAgent = Type.Union([
  ChatSay,
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
  MeasuresAsk,
  AllowedAsk,
  MandatesAsk,
  MandateTry,
  GivenAsk,
  LedgerAsk,
  LedgerCheck,
  Ping,
]);
export type UpAgent = Static<typeof UpAgent>;
export const UpAgentEnvelope = upEnvelope(UpAgent);
