import type { Line } from '../../../../../shared/protocol/messages/chat.ts';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import type { FloorRow } from '../../../../../shared/protocol/messages/floor.ts';
import type { AgentCard } from '../../../../../shared/protocol/messages/presence.ts';

/** Some moment; nothing depends on which. */
export const NOW = Date.UTC(2026, 2, 3, 13, 20);

export function aRow(session: string, more: Partial<FloorRow> = {}): FloorRow {
  return {
    session,
    visitor: `visitor-of-${session}`,
    name: null,
    isReturning: false,
    customerValue: null,
    language: 'nl',
    place: { pageType: 'product', title: 'Vera', url: '/vera' },
    phase: 'product',
    checkoutStep: null,
    basketMinor: 0,
    basketCount: 0,
    currency: 'EUR',
    score: 20,
    direction: 'steady',
    reasons: [],
    offer: null,
    silence: null,
    conversation: null,
    isHere: true,
    startedAt: NOW,
    lastAt: NOW,
    ...more,
  };
}

export function aCard(
  conversation: string,
  more: Partial<ConversationCard> = {},
): ConversationCard {
  return {
    conversation,
    visitor: `visitor-of-${conversation}`,
    session: null,
    offer: null,
    visitorName: null,
    language: 'nl',
    state: 'active',
    cause: 'accepted',
    holder: 'me',
    contact: null,
    preview: '',
    lines: 0,
    seenByVisitor: 0,
    seenByAgent: 0,
    note: null,
    disposition: null,
    openedAt: NOW,
    queuedAt: null,
    acceptBy: null,
    acceptedAt: NOW,
    endedAt: null,
    closedAt: null,
    changedAt: NOW,
    ...more,
  };
}

export function anAgent(agent: string, more: Partial<AgentCard> = {}): AgentCard {
  return {
    agent,
    name: agent,
    role: 'agent',
    presence: 'available',
    because: null,
    capacity: 3,
    open: 0,
    languages: ['nl'],
    isRevoked: false,
    isInvited: false,
    since: NOW,
    ...more,
  };
}

export function aLine(n: number, by: 'visitor' | 'me' | 'colleague', text: string): Line {
  return {
    line: `line-${n}`,
    conversation: 'boots',
    n,
    author: by === 'visitor' ? { kind: 'visitor' } : { kind: 'agent', agent: by, name: by },
    text,
    notice: null,
    at: NOW + n * 1_000,
  };
}
