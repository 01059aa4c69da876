import { type Static, Type } from '@sinclair/typebox';
import {
  AGENTS_MAX,
  EXERCISES_PER_CONVERSATION_MAX,
  LINES_IN_SNAPSHOT_MAX,
  QUEUE_MAX,
} from '../limits.ts';
import { Count, Exact, Maybe } from '../scalars.ts';
import { ApprovalCard, TaskCard } from './approval.ts';
import { Line } from './chat.ts';
import { CobrowseCard, VisitorCobrowse } from './cobrowse.ts';
import { ExerciseCard } from './code.ts';
import { ConversationCard, VisitorConversation } from './conversation.ts';
import { OfferShown } from './engagement.ts';
import { AgentCard } from './presence.ts';

/**
 * Everything a panel's tables hold, for an agent whose cursor is older than the feed is kept.
 * The next facts have numbers above `own` and `floor`.
 */
export const AgentSnapshot = Exact({
  type: Type.Literal('agent.snapshot'),
  own: Count(),
  floor: Count(),
  /** All that are not closed. */
  conversations: Type.Array(ConversationCard, { maxItems: QUEUE_MAX * 2 }),
  /** Newest lines of the conversations this agent holds. */
  lines: Type.Array(Line, { maxItems: LINES_IN_SNAPSHOT_MAX * 40 }),
  agents: Type.Array(AgentCard, { maxItems: AGENTS_MAX }),
  /** All that are not over; left out for peers before version 3. */
  cobrowses: Type.Optional(Type.Array(CobrowseCard, { maxItems: QUEUE_MAX })),
  /** Given in the conversations this agent holds; this and what follows left out for peers before version 4. */
  exercises: Type.Optional(
    Type.Array(ExerciseCard, { maxItems: EXERCISES_PER_CONVERSATION_MAX * 40 }),
  ),
  /** Not answered: what this agent asked, and what they may answer. */
  approvals: Type.Optional(Type.Array(ApprovalCard, { maxItems: QUEUE_MAX })),
  /** Open: their own; all for a lead. */
  tasks: Type.Optional(Type.Array(TaskCard, { maxItems: QUEUE_MAX })),
  /** The last change to the knowledge: a panel asks for what its copy lacks. Left out for peers before version 5. */
  knowledge: Type.Optional(Count()),
});

/** The same for a visitor's tab. */
export const VisitorSnapshot = Exact({
  type: Type.Literal('visitor.snapshot'),
  own: Count(),
  conversation: Maybe(VisitorConversation),
  lines: Type.Array(Line, { maxItems: LINES_IN_SNAPSHOT_MAX }),
  offer: Maybe(OfferShown),
  /** The one asked or going on, else the last there was; left out for peers before version 3. */
  cobrowse: Type.Optional(Maybe(VisitorCobrowse)),
});

export type AgentSnapshot = Static<typeof AgentSnapshot>;
export type VisitorSnapshot = Static<typeof VisitorSnapshot>;
