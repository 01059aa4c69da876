import { asId, type ConversationId } from '../../../shared/kernel/ids.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';
import type { Heard } from '../world.ts';
import type { Callers } from './callers.ts';
import type { Feeds } from './feed-without-gaps.ts';
import type { Envelope, Rule } from './rule.ts';

const PREVIEW_MAX_CHARS = 120;

/** CV3, GW3: lines and typing reach the visitor and the holder, offers their visitor, and nobody else. */
export function audience(callers: Callers, feeds: Feeds): Rule {
  const arrivals: { readonly caller: string; readonly heard: Heard }[] = [];
  const checkedTo = new Map<string, number>();
  // Whoever once held a conversation may still hear what was on its way; others never.
  const holders = new Map<string, Set<string>>();

  async function isOf(tx: Tx, conversation: string, caller: string): Promise<boolean> {
    const row = await tx.conversations.find(asId<ConversationId>(conversation));
    if (row === null) return false;
    if (caller === `visitor.${row.visitor}`) return true;
    const held = holders.get(conversation) ?? new Set<string>();
    return row.holder !== null && caller === `agent.${row.holder}` ? true : held.has(caller);
  }

  return {
    name: 'CV3',
    heard(heard) {
      const caller = callers.of(heard.life);
      if (caller !== null && conversationIn(heard.envelope) !== null)
        arrivals.push({ caller, heard });
      return null;
    },
    async committed(tx) {
      // Each change of holder is told to the floor, those between two looks too.
      for (const { fact } of (feeds.get('floor') ?? []).slice(checkedTo.get('floor') ?? 0)) {
        if (fact.type !== 'conversation.changed' || fact.card.holder === null) continue;
        const { conversation, holder } = fact.card;
        const held = holders.get(conversation) ?? new Set();
        holders.set(conversation, held.add(`agent.${holder}`));
      }
      for (const [caller, rows] of feeds) {
        for (const { fact, seq } of rows.slice(checkedTo.get(caller) ?? 0)) {
          const isLines =
            fact.type === 'chat.said' ||
            (fact.type === 'conversation.changed' && fact.lines.length > 0);
          if (caller === 'floor' && isLines) return `the floor is told lines at ${seq}`;
          if (
            fact.type === 'conversation.changed' &&
            fact.card.preview.length > PREVIEW_MAX_CHARS
          ) {
            return `a preview of ${fact.card.preview.length} characters at ${caller} ${seq}`;
          }
          if (fact.type === 'chat.said' && !(await isOf(tx, fact.line.conversation, caller))) {
            return `${caller} is told a line of ${fact.line.conversation}`;
          }
          if (fact.type === 'offer.shown') {
            const offer = await tx.offers.find(asId(fact.offer));
            if (offer !== null && caller !== `visitor.${offer.visitor}`)
              return `${caller} is shown ${fact.offer}`;
            if (offer?.state === 'held-out')
              return `${caller} is shown ${fact.offer}, which is held out`;
          }
        }
        checkedTo.set(caller, rows.length);
      }
      for (const { caller, heard } of arrivals.splice(0)) {
        const conversation = conversationIn(heard.envelope);
        if (conversation !== null && !(await isOf(tx, conversation, caller))) {
          return `${heard.life.name} hears ${heard.envelope.body.type} of ${conversation}`;
        }
      }
      return null;
    },
  };
}

/** The conversation whose lines, typing or draft this is. */
function conversationIn({ body }: Envelope): string | null {
  switch (body.type) {
    case 'chat.said':
      return body.line.conversation;
    case 'chat.typing':
    case 'draft.shown':
    case 'chat.seen':
      return body.conversation;
    case 'conversation.changed':
      return body.lines[0]?.conversation ?? null;
    default:
      return null;
  }
}
