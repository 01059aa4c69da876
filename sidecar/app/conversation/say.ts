import { assert } from '../../../shared/kernel/assert.ts';
import { asId, type ConversationId, type LineId } from '../../../shared/kernel/ids.ts';
import { asEpochMs, MINUTE_MS } from '../../../shared/kernel/time.ts';
import {
  LINES_PER_CONVERSATION_MAX,
  LINES_PER_MINUTE_VISITOR_MAX,
  NOTICES_PER_CONVERSATION_MAX,
} from '../../../shared/protocol/limits.ts';
import type { AgentSay, ChatSay } from '../../../shared/protocol/messages/chat.ts';
import { FLOOR, ofAgent, ofVisitor } from '../../domain/audience.ts';
import type { Author, Conversation } from '../../domain/conversation/conversation.ts';
import { write } from '../../domain/conversation/line.ts';
import { isGoing } from '../../domain/conversation/open.ts';
import {
  type AgentCaller,
  DONE,
  type Outcome,
  type Refusal,
  refuse,
  type UseCase,
  type VisitorCaller,
  type Work,
} from '../context.ts';
import { noteUsed } from '../suggestion/note-used.ts';
import { conversationCard } from './card.ts';
import { heldBy } from './held.ts';
import { BLOCKED, NO_CONVERSATION, refusalOf } from './refusal.ts';
import { resumeConversation } from './resume.ts';

/** A line of the visitor, in any state before it is closed; during wrap-up the talk goes on. */
export const sayAsVisitor: UseCase<VisitorCaller, ChatSay> = async (work, who, command) => {
  const found = await conversationOf(work, who, asId(command.conversation));
  if (found === null) return NO_CONVERSATION;
  const line = await judgeLine(work, command, found);
  if (line !== null) return line;
  if (found.state === 'closed') {
    return refuse('wrong-state', 'This chat has ended. Start a new one to go on.');
  }
  const full = await isTooMuch(work, found);
  if (full !== null) return full;
  // Sent before the connection was closed: being blocked ends the talk for good.
  if (await isBlocked(work, found)) return BLOCKED;
  const open = found.state === 'wrap-up' ? await resumeConversation(work, found) : found;
  if (open === null) return refuse('wrong-state', 'This chat has ended. Go on in your newer one.');
  return addLine(work, open, asId(command.line), { kind: 'visitor' }, command.text);
};

/** A line of the holder, while it is going on. */
export const sayAsAgent: UseCase<AgentCaller, AgentSay> = async (work, who, command) => {
  const held = await heldBy(work, who, command);
  if (!held.isOk) return held.error;
  const { agent, conversation } = held.value;
  const line = await judgeLine(work, command, conversation);
  if (line !== null) return line;
  const refused = maySay(conversation);
  if (refused !== null) return refused;
  const author: Author = { kind: 'agent', agent: agent.agent, name: agent.name };
  await noteUsed(work, conversation.conversation, command);
  return addLine(work, conversation, asId(command.line), author, command.text);
};

/** Why its holder cannot say a line in it now; null when they can. */
export function maySay(conversation: Conversation): Refusal | null {
  if (conversation.state === 'assigned') return refusalOf('unanswered');
  if (conversation.state !== 'active') {
    return refusalOf(conversation.state === 'closed' ? 'closed' : 'ended');
  }
  return isFull(conversation) ? FULL : null;
}

/** Adds a line that has been judged, and tells the visitor, the holder and, as a card, the floor. */
export async function addLine(
  work: Work,
  conversation: Conversation,
  id: LineId,
  author: Extract<Author, { kind: 'visitor' | 'agent' }>,
  text: string,
): Promise<Outcome> {
  const written = write(conversation, id, author, text, work.now);
  const isNew = await work.tx.conversations.addLine(written.line);
  assert(isNew, 'a line is judged before it is added');
  await work.tx.conversations.put(written.conversation);
  const card = conversationCard(written.conversation);
  const said = { type: 'chat.said' as const, line: written.line };
  const changed = { type: 'conversation.changed' as const, card, lines: [] };
  work.tell(ofVisitor(conversation.visitor), said);
  if (conversation.holder !== null) {
    work.tell(ofAgent(conversation.holder), said);
    work.tell(ofAgent(conversation.holder), changed);
  }
  work.tell(FLOOR, changed);
  return DONE;
}

/** Why the visitor may not write more now; null when they may. */
export async function isTooMuch(work: Work, conversation: Conversation): Promise<Refusal | null> {
  if (isFull(conversation)) return FULL;
  const since = asEpochMs(Math.max(0, work.now - MINUTE_MS));
  const { visitorLines } = work.tx.conversations;
  const lately = await visitorLines(conversation.conversation, since, work.now);
  if (lately < LINES_PER_MINUTE_VISITOR_MAX) return null;
  return refuse(
    'at-capacity',
    'That is a lot at once. Wait a minute, then send this again.',
    'too-much-said',
  );
}

/**
 * The visitor's conversation of this id. A tab that opened one while another tab did the same writes
 * under an id that never came to be: its lines belong to the one there is (SPEC CV2).
 */
async function conversationOf(
  work: Work,
  { visitor }: VisitorCaller,
  id: ConversationId,
): Promise<Conversation | null> {
  const named = await work.tx.conversations.find(id);
  // Another visitor's is taken for one that never was: the answer must not tell them apart.
  if (named?.visitor === visitor) return named;
  const latest = await work.tx.conversations.latestOf(visitor);
  return latest !== null && isGoing(latest) ? latest : null;
}

/** What to answer when the line id is known: the same line again is written once (SPEC CV1). */
export async function judgeLine(
  work: Work,
  { line, text }: Pick<ChatSay, 'line' | 'text'>,
  { conversation }: Pick<Conversation, 'conversation'>,
): Promise<Outcome | null> {
  const known = await work.tx.conversations.findLine(asId(line));
  if (known === null) return null;
  return known.conversation === conversation && known.text === text ? DONE : LINE_TAKEN;
}

async function isBlocked({ tx }: Work, { visitor }: Conversation): Promise<boolean> {
  return ((await tx.visitors.find(visitor))?.blocked ?? null) !== null;
}

function isFull({ lines }: Conversation): boolean {
  return lines >= LINES_PER_CONVERSATION_MAX - NOTICES_PER_CONVERSATION_MAX;
}

// Not "at-capacity", which a page tries again: here there is never room any more.
const FULL = refuse(
  'wrong-state',
  'This chat is full. End it and start a new one to go on.',
  'chat-full',
);

const LINE_TAKEN = refuse(
  'already-used',
  'This line id is in use. Send the line again under a new one.',
  'id-taken',
);
