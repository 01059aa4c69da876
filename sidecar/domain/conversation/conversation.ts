import type {
  AgentId,
  ConversationId,
  LineId,
  OfferId,
  SessionId,
  ShopId,
  VisitorId,
} from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Language } from '../visitor/visitor.ts';

export type ConversationState = 'queued' | 'assigned' | 'active' | 'wrap-up' | 'closed';

/** Why it is as it is now. */
export type Cause =
  | 'opened'
  | 'message-left'
  | 'assigned'
  | 'accepted'
  | 'declined'
  | 'missed'
  | 'handed-over'
  | 'taken-over'
  | 'holder-gone'
  | 'ended-by-agent'
  | 'ended-by-visitor'
  | 'ended-idle'
  | 'wrapped-up';

/** Lines between one visitor and its holders. The queue holds it while `holder` is null (SPEC RT3). */
export interface Conversation {
  readonly conversation: ConversationId;
  readonly shop: ShopId;
  readonly visitor: VisitorId;
  readonly session: SessionId | null;
  readonly offer: OfferId | null;
  readonly visitorName: string | null;
  readonly language: Language;
  readonly state: ConversationState;
  readonly cause: Cause;
  readonly holder: AgentId | null;
  /** Agents who missed or declined it in this round: they come last. */
  readonly passedOver: readonly AgentId[];
  /** When the last of them did: who said no is not asked again at once. */
  readonly passedOverAt: EpochMs | null;
  readonly contact: string | null;
  readonly preview: string;
  /** Lines so far; the next line's place is one higher. */
  readonly lines: number;
  readonly seenByVisitor: number;
  readonly seenByAgent: number;
  readonly note: string | null;
  readonly disposition: string | null;
  readonly openedAt: EpochMs;
  readonly queuedAt: EpochMs | null;
  readonly acceptBy: EpochMs | null;
  readonly acceptedAt: EpochMs | null;
  readonly lastLineAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  readonly closedAt: EpochMs | null;
  readonly changedAt: EpochMs;
}

export type Author =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'agent'; readonly agent: AgentId; readonly name: string }
  | { readonly kind: 'notice' };

export interface Notice {
  readonly kind:
    | 'joined'
    | 'handed-over'
    | 'taken-over'
    | 'back-in-queue'
    | 'ended'
    | 'left-message';
  readonly name: string | null;
}

/** One line. Exactly one of `text` and `notice` is set. `n` counts from 1 without gaps. */
export interface Line {
  readonly line: LineId;
  readonly conversation: ConversationId;
  readonly n: number;
  readonly author: Author;
  readonly text: string | null;
  readonly notice: Notice | null;
  readonly at: EpochMs;
}
