import type { AgentId, ConversationId, LineId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Conversation, Line } from '../../domain/conversation/conversation.ts';

/** Where a page of conversations starts: strictly before this one, newest first. */
export interface ConversationPlace {
  readonly changedAt: EpochMs;
  readonly conversation: ConversationId;
}

export interface Conversations {
  find(conversation: ConversationId): Promise<Conversation | null>;
  put(conversation: Conversation): Promise<void>;
  /** Not closed: queued, assigned, active and wrap-up, longest waiting first. */
  open(): Promise<readonly Conversation[]>;
  /** The visitor's conversation that is neither in wrap-up nor closed. */
  openOf(visitor: VisitorId): Promise<Conversation | null>;
  /** The visitor's newest, whatever its state. */
  latestOf(visitor: VisitorId): Promise<Conversation | null>;
  heldBy(agent: AgentId): Promise<readonly Conversation[]>;
  /** The visitor's conversations by id, whatever their state, after the one given. */
  ofVisitor(
    visitor: VisitorId,
    after: ConversationId | null,
    max: number,
  ): Promise<readonly Conversation[]>;
  /** Of a visitor, and/or with a line whose text contains `text` (any case). */
  search(
    visitor: VisitorId | null,
    text: string | null,
    before: ConversationPlace | null,
    max: number,
  ): Promise<readonly Conversation[]>;
  /** False when the line id is already there. @throws when its place is taken */
  addLine(line: Line): Promise<boolean>;
  findLine(line: LineId): Promise<Line | null>;
  /** The newest `max` lines before place `before` (or of all), oldest first. */
  lines(conversation: ConversationId, before: number | null, max: number): Promise<readonly Line[]>;
  /** How many lines the visitor wrote in this conversation from one moment to another, both included. */
  visitorLines(conversation: ConversationId, since: EpochMs, until: EpochMs): Promise<number>;
  /** Times waited (opened to accepted) of conversations accepted since the moment, at most 50. */
  waits(since: EpochMs): Promise<readonly number[]>;
  /** The conversation with its lines, whatever its state; how many rows went. */
  erase(conversation: ConversationId): Promise<number>;
  /** Closed conversations, with their lines, closed before the moment; how many went. */
  forget(before: EpochMs, max: number): Promise<number>;
}
