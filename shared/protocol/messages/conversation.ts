import { type Static, Type } from '@sinclair/typebox';
import {
  CONTACT_MAX_CHARS,
  DISPOSITION_MAX_CHARS,
  DISPOSITIONS_MAX,
  LINE_MAX_CHARS,
  LINES_IN_SNAPSHOT_MAX,
  NOTE_MAX_CHARS,
} from '../limits.ts';
import { Count, Exact, Id, Language, Maybe, Moment, Name, OneOf, Text, Words } from '../scalars.ts';
import { Line } from './chat.ts';

export const ConversationState = OneOf('queued', 'assigned', 'active', 'wrap-up', 'closed');
export type ConversationState = Static<typeof ConversationState>;

/** Why it is as it is now. */
export const Cause = OneOf(
  'opened',
  'message-left',
  'assigned',
  'accepted',
  'declined',
  'missed',
  'handed-over',
  'taken-over',
  'holder-gone',
  'ended-by-agent',
  'ended-by-visitor',
  'ended-idle',
  'wrapped-up',
);
export type Cause = Static<typeof Cause>;

/** A conversation as agents see it. `holder` is the agent, or null while the queue holds it. */
export const ConversationCard = Exact({
  conversation: Id,
  visitor: Id,
  session: Maybe(Id),
  offer: Maybe(Id),
  visitorName: Maybe(Name),
  language: Language,
  state: ConversationState,
  cause: Cause,
  holder: Maybe(Id),
  /** Set when the visitor left a message because nobody was on shift: where to answer. */
  contact: Maybe(Text(CONTACT_MAX_CHARS)),
  /** First part of the newest line that has text. */
  preview: Text(120),
  lines: Count(),
  seenByVisitor: Count(),
  seenByAgent: Count(),
  /** From the one who handed it over, for the next holder. */
  note: Maybe(Text(NOTE_MAX_CHARS)),
  disposition: Maybe(Text(DISPOSITION_MAX_CHARS)),
  openedAt: Moment,
  /** Since when it waits; kept over a failed assignment so that nobody loses a place. */
  queuedAt: Maybe(Moment),
  /** While assigned: answer before this moment. */
  acceptBy: Maybe(Moment),
  acceptedAt: Maybe(Moment),
  endedAt: Maybe(Moment),
  closedAt: Maybe(Moment),
  changedAt: Moment,
});
export type ConversationCard = Static<typeof ConversationCard>;

/** A conversation as its visitor sees it: truthful about who answers. */
export const VisitorConversation = Exact({
  conversation: Id,
  state: OneOf('waiting', 'talking', 'message-left', 'ended'),
  agentName: Maybe(Name),
  /** People before this one; null unless waiting. */
  ahead: Maybe(Count()),
  /** Honest estimate, null when there is nothing to base one on. */
  waitMs: Maybe(Count()),
  seenByAgent: Count(),
});
export type VisitorConversation = Static<typeof VisitorConversation>;

/** Commands of a visitor. Ids are chosen by the tab: a resend is the same conversation. */
export const ConversationOpen = Exact({
  type: Type.Literal('conversation.open'),
  conversation: Id,
  language: Language,
});
export const MessageLeave = Exact({
  type: Type.Literal('message.leave'),
  conversation: Id,
  line: Id,
  text: Words(LINE_MAX_CHARS),
  contact: Words(CONTACT_MAX_CHARS),
  language: Language,
});
export const ConversationLeave = Exact({
  type: Type.Literal('conversation.leave'),
  conversation: Id,
});

/** Commands of an agent. */
export const ConversationAccept = Exact({
  type: Type.Literal('conversation.accept'),
  conversation: Id,
});
export const ConversationDecline = Exact({
  type: Type.Literal('conversation.decline'),
  conversation: Id,
});
/** To an agent, or back to the queue with `to: null`. */
export const ConversationHandOver = Exact({
  type: Type.Literal('conversation.hand-over'),
  conversation: Id,
  to: Maybe(Id),
  note: Text(NOTE_MAX_CHARS),
});
export const ConversationTakeOver = Exact({
  type: Type.Literal('conversation.take-over'),
  conversation: Id,
  note: Text(NOTE_MAX_CHARS),
});
/** The talking is done; wrap-up begins. */
export const ConversationEnd = Exact({ type: Type.Literal('conversation.end'), conversation: Id });
/** Wrap-up is done. */
export const ConversationWrapUp = Exact({
  type: Type.Literal('conversation.wrap-up'),
  conversation: Id,
  disposition: Words(DISPOSITION_MAX_CHARS),
  note: Text(NOTE_MAX_CHARS),
});
/** Question of an agent: how a conversation may end here, as the policy has it. */
export const DispositionsAsk = Exact({ type: Type.Literal('dispositions.ask') });
export const DispositionsAnswered = Exact({
  type: Type.Literal('dispositions.answered'),
  of: Id,
  dispositions: Type.Array(
    Exact({
      id: Words(DISPOSITION_MAX_CHARS),
      nl: Words(DISPOSITION_MAX_CHARS),
      en: Words(DISPOSITION_MAX_CHARS),
    }),
    { maxItems: DISPOSITIONS_MAX },
  ),
});
export const VisitorBlock = Exact({
  type: Type.Literal('visitor.block'),
  visitor: Id,
  reason: Words(NOTE_MAX_CHARS),
});
export const VisitorUnblock = Exact({ type: Type.Literal('visitor.unblock'), visitor: Id });

/** Fact to agents: the whole card, so that applying it twice changes nothing. New holders get the lines too. */
export const ConversationChanged = Exact({
  type: Type.Literal('conversation.changed'),
  card: ConversationCard,
  lines: Type.Array(Line, { maxItems: LINES_IN_SNAPSHOT_MAX }),
});
/** Fact to the visitor. */
export const ConversationMoved = Exact({
  type: Type.Literal('conversation.moved'),
  conversation: VisitorConversation,
});

export type ConversationOpen = Static<typeof ConversationOpen>;
export type MessageLeave = Static<typeof MessageLeave>;
export type ConversationLeave = Static<typeof ConversationLeave>;
export type ConversationAccept = Static<typeof ConversationAccept>;
export type ConversationDecline = Static<typeof ConversationDecline>;
export type ConversationHandOver = Static<typeof ConversationHandOver>;
export type ConversationTakeOver = Static<typeof ConversationTakeOver>;
export type ConversationEnd = Static<typeof ConversationEnd>;
export type ConversationWrapUp = Static<typeof ConversationWrapUp>;
export type DispositionsAsk = Static<typeof DispositionsAsk>;
export type DispositionsAnswered = Static<typeof DispositionsAnswered>;
export type VisitorBlock = Static<typeof VisitorBlock>;
export type VisitorUnblock = Static<typeof VisitorUnblock>;
export type ConversationChanged = Static<typeof ConversationChanged>;
export type ConversationMoved = Static<typeof ConversationMoved>;
