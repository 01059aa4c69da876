import { asId } from '../../../shared/kernel/ids.ts';
import type { Conversation, Line } from '../../../sidecar/domain/conversation/conversation.ts';
import { MONDAY_MORNING } from '../fake-clock.ts';

/** A conversation that has just been opened and waits; name only what matters. */
export function aConversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    conversation: asId('conversation-1'),
    shop: asId('boots'),
    visitor: asId('visitor-1'),
    session: null,
    offer: null,
    visitorName: null,
    language: 'nl',
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
    openedAt: MONDAY_MORNING,
    queuedAt: MONDAY_MORNING,
    acceptBy: null,
    acceptedAt: null,
    lastLineAt: null,
    endedAt: null,
    closedAt: null,
    changedAt: MONDAY_MORNING,
    ...changes,
  };
}

/** A visitor's first line; name only what matters. */
export function aLine(changes: Partial<Line> = {}): Line {
  return {
    line: asId('line-1'),
    conversation: asId('conversation-1'),
    n: 1,
    author: { kind: 'visitor' },
    text: 'Are these warm enough for snow?',
    notice: null,
    at: MONDAY_MORNING,
    ...changes,
  };
}
