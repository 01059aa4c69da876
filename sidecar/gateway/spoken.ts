import { assertNever } from '../../shared/kernel/assert.ts';
import type { Fact } from '../../shared/protocol/shape.ts';
import { spokenCard } from '../app/agent/card.ts';
import { spokenApproval, spokenExercise, spokenTask } from '../app/mandate/spoken-cards.ts';
import { spokenWhy } from './spoken-reason.ts';

/** Stands for a fact that the peer can do without: the number is there, and nothing changes. */
const NOTHING: Fact = { type: 'fact.erased' };

/** The same for who knows no such fact yet: the end of an offer that nobody has. */
const NOTHING_IN_FIRST: Fact = {
  type: 'offer.settled',
  session: 'none',
  offer: 'none',
  state: 'withdrawn',
};

/**
 * A fact as a peer of this version can be told it; null when it must be sent away rather than passed over: a
 * panel that cannot erase must not go on as if it had. What an older panel can do without is told as nothing
 * in its place, because a number that is missing counts as lost (SPEC PR5, FD2). An older page moves past
 * what it does not know by itself.
 */
export function spoken(version: number, fact: Fact): Fact | null {
  switch (fact.type) {
    case 'visitor.erased':
    case 'fact.erased':
      return version >= 2 ? fact : null;
    case 'cobrowse.changed':
      return version >= 3 ? fact : nothingFor(version);
    case 'exercise.changed':
      if (version < 4) return nothingFor(version);
      return { type: fact.type, card: spokenExercise(version, fact.card) };
    case 'approval.changed':
      if (version < 4) return nothingFor(version);
      return { type: fact.type, card: spokenApproval(version, fact.card) };
    case 'task.changed':
      if (version < 4) return nothingFor(version);
      return { type: fact.type, card: spokenTask(version, fact.card) };
    case 'mandate.changed':
      return version >= 4 ? fact : nothingFor(version);
    case 'article.changed':
      return version >= 5 ? fact : nothingFor(version);
    case 'session.qualified':
      return { ...fact, ...spokenWhy(version, fact) };
    case 'agent.changed':
      return { type: fact.type, agent: spokenCard(version, fact.agent) };
    case 'chat.said':
    case 'chat.seen':
    case 'conversation.changed':
    case 'conversation.moved':
    case 'cobrowse.moved':
    case 'offer.shown':
    case 'offer.gone':
    case 'offer.settled':
    case 'visitor.identified':
      return fact;
    default:
      return assertNever(fact);
  }
}

function nothingFor(version: number): Fact {
  return version === 1 ? NOTHING_IN_FIRST : NOTHING;
}

export const OUTGROWN = 'This version cannot be told what happened. Update the extension.';
