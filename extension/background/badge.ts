import type { ApprovalCard } from '../../shared/protocol/messages/approval.ts';
import type { ConversationCard } from '../../shared/protocol/messages/conversation.ts';
import { mayAnswer } from '../db/queries.ts';
import type { LinkState } from '../platform/panel-channel.ts';

/** What the icon shows. */
export interface Badge {
  readonly text: string;
  readonly colour: string;
  /** Which sentence hovering shows; words are made by the caller. */
  readonly says: 'calm' | 'needs-you' | 'waiting' | 'offline' | 'stopped' | 'unpaired';
  readonly count: number;
}

const RED = '#b3261e';
const AMBER = '#8a5a00';
const QUIET = '#5f6b6d';

/**
 * One thing at a time: what needs this agent now, else what waits for anybody, else nothing.
 *
 * @param me the agent's id; null before the first welcome
 */
export function badgeFor(
  link: LinkState,
  me: string | null,
  conversations: readonly ConversationCard[],
  approvals: readonly ApprovalCard[],
): Badge {
  if (link.kind === 'unpaired') return { text: '', colour: QUIET, says: 'unpaired', count: 0 };
  if (link.kind === 'stopped') return { text: '!', colour: RED, says: 'stopped', count: 0 };
  const mine = conversations.filter((card) => card.holder === me && me !== null);
  const talks = mine.filter((card) => card.state === 'assigned' || hasUnread(card)).length;
  const needing = talks + approvals.filter((card) => mayAnswer(card, me)).length;
  if (needing > 0) return { text: String(needing), colour: RED, says: 'needs-you', count: needing };
  if (link.kind === 'connecting' && link.tries > 2) {
    return { text: '…', colour: QUIET, says: 'offline', count: 0 };
  }
  const waiting = conversations.filter((card) => card.state === 'queued').length;
  if (waiting > 0) return { text: String(waiting), colour: AMBER, says: 'waiting', count: waiting };
  return { text: '', colour: QUIET, says: 'calm', count: 0 };
}

/** Whether there are lines the holder has not had on screen. */
export function hasUnread(card: ConversationCard): boolean {
  return card.state === 'active' && card.lines > card.seenByAgent;
}
