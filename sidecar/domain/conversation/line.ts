import type { LineId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import { later } from './change.ts';
import type { Author, Conversation, Line, Notice } from './conversation.ts';

/** A conversation with one line more, and that line: it has the next place (SPEC CV1). */
export interface Written {
  readonly conversation: Conversation;
  readonly line: Line;
}

const PREVIEW_CHARS = 120; // what the wire allows on a card

/** Adds what somebody said. What an agent writes they have seen up to; so has a visitor. */
export function write(
  conversation: Conversation,
  line: LineId,
  author: Extract<Author, { kind: 'visitor' | 'agent' }>,
  text: string,
  now: EpochMs,
): Written {
  const n = conversation.lines + 1;
  return {
    conversation: {
      ...withLine(conversation, now),
      preview: previewOf(text),
      seenByVisitor: author.kind === 'visitor' ? n : conversation.seenByVisitor,
      seenByAgent: author.kind === 'agent' ? n : conversation.seenByAgent,
    },
    line: { line, conversation: conversation.conversation, n, author, text, notice: null, at: now },
  };
}

/** Adds a notice: joined, handed over, ended … */
export function announce(
  conversation: Conversation,
  line: LineId,
  notice: Notice,
  now: EpochMs,
): Written {
  return {
    conversation: withLine(conversation, now),
    line: {
      line,
      conversation: conversation.conversation,
      n: conversation.lines + 1,
      author: { kind: 'notice' },
      text: null,
      notice,
      at: now,
    },
  };
}

/** Seen up to a place: never back, never beyond the last line. */
export function see(
  conversation: Conversation,
  by: 'visitor' | 'agent',
  upTo: number,
): Conversation {
  const field = by === 'visitor' ? 'seenByVisitor' : 'seenByAgent';
  const seen = Math.max(conversation[field], Math.min(upTo, conversation.lines));
  return seen === conversation[field] ? conversation : { ...conversation, [field]: seen };
}

/** The beginning of a line, on one line; a character is never cut in half. */
export function previewOf(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= PREVIEW_CHARS) return plain;
  const cut = plain.slice(0, PREVIEW_CHARS - 1);
  const isHalf = /[\uD800-\uDBFF]$/.test(cut);
  return `${isHalf ? cut.slice(0, -1) : cut}…`;
}

function withLine(conversation: Conversation, now: EpochMs): Conversation {
  return {
    ...conversation,
    lines: conversation.lines + 1,
    lastLineAt: now,
    changedAt: later(conversation, now),
  };
}
