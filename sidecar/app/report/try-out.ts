import { asId } from '../../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import {
  EXERCISES_PER_CONVERSATION_MAX,
  MONEY_MAX_MINOR,
  TRY_CONVERSATIONS_MAX,
  TRY_PAGE_MAX,
} from '../../../shared/protocol/limits.ts';
import type { MandateTried } from '../../../shared/protocol/messages/allowed.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Exercise } from '../../domain/mandate/exercise.ts';
import type { UsedSoFar } from '../../domain/mandate/left.ts';
import type { Mandate, MandateTerms } from '../../domain/mandate/mandate.ts';
import { optionsIn } from '../../domain/mandate/options.ts';
import { permit } from '../../domain/mandate/permit.ts';
import type { Situation } from '../../domain/mandate/situation.ts';
import { addCharges } from '../../domain/mandate/sums.ts';
import type { ConversationPlace } from '../../ports/store/conversations.ts';
import type { Work } from '../context.ts';
import { periodKeysAt } from '../mandate/period-keys.ts';
import { situationOf } from '../mandate/situation.ts';

type Reading = Pick<Work, 'tx' | 'now' | 'digest'>;
type Tried = Pick<
  MandateTried,
  'conversations' | 'reached' | 'allowed' | 'denied' | 'costMinor' | 'mostMinor'
>;

export const NOTHING_TRIED: Tried = {
  conversations: 0,
  reached: 0,
  allowed: 0,
  denied: 0,
  costMinor: 0,
  mostMinor: 0,
};

/**
 * What conversations since a moment would have allowed and cost, as far back as TRY_CONVERSATIONS_MAX of them go.
 * Baskets are those of each visitor's newest visit, because older ones are not kept: an estimate, and the answer
 * says how many conversations it saw.
 */
export async function tryOut(work: Reading, terms: MandateTerms, since: EpochMs): Promise<Tried> {
  const mandate = asIfValid(terms, work.now);
  const agents = new Map((await work.tx.agents.all()).map((agent) => [agent.agent, agent]));
  const conversations = await conversationsSince(work, since);
  const given: { readonly exercise: Exercise; readonly situation: Situation }[] = [];
  const most: number[] = [];
  for (const conversation of conversations) {
    const situation = await situationIn(work, agents, conversation);
    if (situation === null) continue;
    const reach = mostIn(mandate, situation, work.now);
    if (reach !== null) most.push(reach);
    for (const exercise of await work.tx.exercises.ofConversation(conversation.conversation)) {
      given.push({ exercise, situation });
    }
  }
  return {
    conversations: conversations.length,
    reached: most.length,
    mostMinor: bounded(most.reduce((sum, minor) => sum + minor, 0)),
    ...replay(mandate, given),
  };
}

/** As if they had held all the time. */
function asIfValid(terms: MandateTerms, now: EpochMs): Mandate {
  return {
    mandate: asId('tried'),
    version: 1,
    terms: { ...terms, validFrom: asEpochMs(0), validTo: null },
    savedBy: asId('tried'),
    savedAt: now,
    revokedAt: null,
  };
}

async function conversationsSince(
  { tx }: Reading,
  since: EpochMs,
): Promise<readonly Conversation[]> {
  const found: Conversation[] = [];
  let before: ConversationPlace | null = null;
  while (found.length < TRY_CONVERSATIONS_MAX) {
    const page: readonly Conversation[] = await tx.conversations.search(
      null,
      null,
      before,
      TRY_PAGE_MAX,
    );
    const young = page.filter(({ changedAt }) => changedAt >= since);
    found.push(...young);
    before = young.at(-1) ?? null;
    if (young.length < TRY_PAGE_MAX) break;
  }
  return found.slice(0, TRY_CONVERSATIONS_MAX);
}

/** As if nothing had been given in it; null when nobody held it or its visitor is not known any more. */
async function situationIn(
  work: Reading,
  agents: ReadonlyMap<string, Agent>,
  conversation: Conversation,
): Promise<Situation | null> {
  const agent = agents.get(conversation.holder ?? '');
  const visitor = await work.tx.visitors.find(conversation.visitor);
  if (agent === undefined || visitor === null) return null;
  const situation = await situationOf(work, agent, conversation, visitor);
  return { ...situation, exercisesLeft: EXERCISES_PER_CONVERSATION_MAX };
}

/** What the largest free step costs; 0 when something may only be asked for, null when nothing is possible. */
function mostIn(mandate: Mandate, situation: Situation, now: EpochMs): number | null {
  const options = optionsIn([mandate], situation, new Map(), now);
  const free = options.filter(({ denial }) => denial === null).map(({ cost }) => cost);
  if (free.length > 0) return Math.max(...free);
  return options.some(({ denial }) => denial === 'needs-approval') ? 0 : null;
}

/** What was given then, in its order, held against the terms: each counts in the limits of the next. */
function replay(
  mandate: Mandate,
  given: readonly { readonly exercise: Exercise; readonly situation: Situation }[],
): Pick<Tried, 'allowed' | 'denied' | 'costMinor'> {
  const used = new Map<string, UsedSoFar>();
  let allowed = 0;
  let costMinor = 0;
  for (const { exercise, situation } of given.toSorted((a, b) => a.exercise.at - b.exercise.at)) {
    const { step, at, approval, cost, reserved } = exercise;
    const then: Situation = { ...situation, periodKeys: (zone) => periodKeysAt(at, zone) };
    const permitted = permit(mandate, step, then, used, at, approval !== null);
    if (!permitted.isOk) continue;
    addCharges(used, permitted.value.charges);
    allowed += 1;
    costMinor += Math.min(permitted.value.reserved, cost ?? reserved);
  }
  return { allowed, denied: given.length - allowed, costMinor: bounded(costMinor) };
}

function bounded(minor: number): number {
  return Math.min(MONEY_MAX_MINOR, minor);
}
