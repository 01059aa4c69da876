import type {
  ConversationId,
  OfferId,
  SessionId,
  ShopId,
  VisitorId,
} from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Language } from '../visitor/visitor.ts';
import type { Conversation } from './conversation.ts';

/** Who wants to talk, and what they came from. */
export interface Opening {
  readonly conversation: ConversationId;
  readonly shop: ShopId;
  readonly visitor: VisitorId;
  readonly visitorName: string | null;
  readonly session: SessionId | null;
  readonly offer: OfferId | null;
  readonly language: Language;
}

/** A conversation that begins: in the queue, which holds it until an agent does (SPEC RT3). */
export function opened(opening: Opening, now: EpochMs): Conversation {
  return {
    ...opening,
    state: 'queued',
    cause: 'opened',
    holder: null,
    passedOver: [],
    passedOverAt: null,
    contact: null,
    preview: '',
    lines: 0,
    seenByVisitor: 0,
    seenByAgent: 0,
    note: null,
    disposition: null,
    openedAt: now,
    queuedAt: now,
    acceptBy: null,
    acceptedAt: null,
    lastLineAt: null,
    endedAt: null,
    closedAt: null,
    changedAt: now,
  };
}

/** Whether the visitor left word where to answer, and nobody is talking with them now. */
export function isLeftMessage({ contact, state }: Conversation): boolean {
  return contact !== null && (state === 'queued' || state === 'assigned');
}

/** Whether the visitor can be answered in it now or soon: neither in wrap-up nor closed. */
export function isGoing({ state }: Conversation): boolean {
  return state === 'queued' || state === 'assigned' || state === 'active';
}
