import type { Conversation } from '../../../sidecar/domain/conversation/conversation.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';
import type { Rule } from './rule.ts';

const LINES_MAX = 5_000;

/** CV1: lines have places without gaps, and nobody's words stand there twice. */
export function linesOnce(): Rule {
  const seenLines = new Map<string, number>();
  const placeOf = new Map<string, string>();
  async function look(tx: Tx, { conversation, lines }: Conversation): Promise<string | null> {
    const known = seenLines.get(conversation) ?? 0;
    if (known === lines) return null;
    if (known > lines) return `${conversation} had ${known} lines and has ${lines}`;
    const newest = await tx.conversations.lines(
      conversation,
      null,
      Math.min(LINES_MAX, lines - known),
    );
    if (newest.length !== lines - known) return `${conversation} lacks lines`;
    for (const [index, line] of newest.entries()) {
      const place = `${conversation} ${line.n}`;
      if (line.n !== known + index + 1) return `${place} comes after ${known + index}`;
      if (line.text === null) continue;
      const before = placeOf.get(line.text);
      if (before !== undefined) return `"${line.text}" stands at ${before} and at ${place}`;
      placeOf.set(line.text, place);
    }
    seenLines.set(conversation, lines);
    return null;
  }
  return {
    name: 'CV1',
    async committed(tx) {
      for (const conversation of await tx.conversations.open()) {
        const wrong = await look(tx, conversation);
        if (wrong !== null) return wrong;
      }
      return null;
    },
  };
}
