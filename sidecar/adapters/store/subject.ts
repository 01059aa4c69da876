import { assertNever } from '../../../shared/kernel/assert.ts';
import type { Fact } from '../../../shared/protocol/shape.ts';
import type { Effect } from '../../domain/effect/effect.ts';
import type { Subject } from '../../ports/store/feed.ts';

/** What stands in the place of a fact about somebody who was erased. */
export const REDACTED: Fact = { type: 'fact.erased' };

/** What a fact is about, as far as it may be somebody. Prefixed, because pages choose ids of their own. */
export function subjectOf(fact: Fact): Subject | null {
  switch (fact.type) {
    case 'chat.said':
      return `conversation.${fact.line.conversation}`;
    case 'chat.seen':
      return `conversation.${fact.conversation}`;
    case 'conversation.changed':
      return `conversation.${fact.card.conversation}`;
    case 'conversation.moved':
      return `conversation.${fact.conversation.conversation}`;
    case 'cobrowse.changed':
    case 'exercise.changed':
    case 'approval.changed':
    case 'task.changed':
      return `conversation.${fact.card.conversation}`;
    case 'cobrowse.moved':
      return `conversation.${fact.cobrowse.conversation}`;
    case 'session.qualified':
    case 'offer.settled':
      return `session.${fact.session}`;
    // Told to the visitor alone, whose feed goes as a whole.
    case 'offer.shown':
    case 'offer.gone':
    case 'visitor.identified':
    case 'agent.changed':
    case 'mandate.changed':
    case 'article.changed':
    case 'visitor.erased':
    case 'fact.erased':
      return null;
    default:
      return assertNever(fact);
  }
}

/** The conversation whose words an effect carries outside, if it does. */
export function conversationOf({ body }: Pick<Effect, 'body'>): string | null {
  const { conversation } = body.fields;
  return typeof conversation === 'string' ? conversation : null;
}
