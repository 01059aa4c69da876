import {
  type AgentId,
  asFeedSeq,
  asId,
  type CobrowseId,
  type ConversationId,
  type VisitorId,
} from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { AgentCaller, Environment, VisitorCaller } from '../../../sidecar/app/context.ts';
import { commit } from '../../../sidecar/app/pipeline.ts';
import type { Audience } from '../../../sidecar/domain/audience.ts';
import type { Conversation } from '../../../sidecar/domain/conversation/conversation.ts';
import { anAgent } from '../../support/builders/agent.ts';
import { aCobrowse, anEndedCobrowse } from '../../support/builders/cobrowse.ts';
import { aConversation, aLine } from '../../support/builders/conversation.ts';
import { anOffer } from '../../support/builders/offer.ts';
import { aSession } from '../../support/builders/session.ts';
import { aVisitor } from '../../support/builders/visitor.ts';
import { agentCaller, visitorCaller } from '../../support/desk.ts';
import { testEnvironment } from '../../support/environment.ts';
import { MONDAY_MORNING } from '../../support/fake-clock.ts';
import { allGiving, putGiving, putMandate } from './giving.ts';
import type { AgentWho, Standing, VisitorWho } from './oracle.ts';

/** Beyond what the floor may preview (SPEC CV3): only visitor and holder may ever see it. */
export const SECRET = 'the-part-nobody-else-may-read';
const LINE = `${'x'.repeat(120)} ${SECRET}`;

export const AGENT_IDS: Readonly<Record<AgentWho, string>> = {
  holder: 'agent-anna',
  colleague: 'agent-ben',
  lead: 'lead-lotte',
  demoted: 'agent-dirk',
  revoked: 'agent-rick',
  stranger: 'agent-nobody',
};
export const VISITOR_IDS: Readonly<Record<VisitorWho, string>> = {
  owner: 'visitor-1',
  blocked: 'visitor-1',
  other: 'visitor-2',
  talking: 'visitor-3',
  elsewhere: 'visitor-4',
  erased: 'visitor-5',
};
const AUDIENCES: readonly Audience[] = [
  'floor',
  ...Object.values(AGENT_IDS).map((id): Audience => `agent.${asId<AgentId>(id)}`),
  ...Object.values(VISITOR_IDS).map((id): Audience => `visitor.${asId<VisitorId>(id)}`),
];

export const callerOf = {
  agent: (who: AgentWho): AgentCaller =>
    // What the link was greeted with; the table may say otherwise by now.
    agentCaller(AGENT_IDS[who], who === 'lead' || who === 'demoted' ? 'lead' : 'agent'),
  visitor: (who: VisitorWho): VisitorCaller => ({
    ...visitorCaller(VISITOR_IDS[who]),
    shop: asId(who === 'elsewhere' ? 'bikes' : 'boots'),
  }),
};

/**
 * Agents, visitors, a conversation of visitor-1 in this state, an offer on that visitor's screen, and a
 * cobrowse: asked while they talk, over when that is over. One mandate, and what was given and asked under it.
 */
export async function aCounter(
  standing: Standing,
  { isOwnerBlocked = false, hasCobrowse = true } = {},
): Promise<Environment> {
  const environment = testEnvironment();
  await commit(environment, async ({ tx }) => {
    // Busy: nothing is assigned by itself, so that the state stays as it was put.
    const person = (who: AgentWho, role: 'agent' | 'lead' = 'agent') =>
      anAgent({ agent: asId(AGENT_IDS[who]), name: who, role, chosen: 'busy', capacity: 5 });
    for (const who of ['holder', 'colleague', 'demoted'] as const) await tx.agents.put(person(who));
    await tx.agents.put(person('lead', 'lead'));
    // A second lead, or the first could not be revoked or demoted (PP4).
    await tx.agents.put({ ...person('lead', 'lead'), agent: asId('lead-lars') });
    await tx.agents.put({ ...person('revoked'), isRevoked: true });
    const blocked = isOwnerBlocked
      ? { at: MONDAY_MORNING, by: asId<AgentId>(AGENT_IDS.lead), reason: 'test' }
      : null;
    for (const who of ['owner', 'other', 'talking', 'elsewhere'] as const) {
      const visitor = asId<VisitorId>(VISITOR_IDS[who]);
      const shop = who === 'elsewhere' ? 'bikes' : 'boots';
      const row = aVisitor({ visitor, shop: asId(shop), secretHash: `hash-of-${visitor}` });
      await tx.visitors.put(who === 'owner' ? { ...row, blocked } : row);
    }
    await tx.conversations.put(
      aConversation({
        conversation: asId('c-3'),
        visitor: asId(VISITOR_IDS.talking),
        state: 'active',
        cause: 'accepted',
        holder: asId(AGENT_IDS.colleague),
        queuedAt: null,
        acceptedAt: MONDAY_MORNING,
      }),
    );
    await tx.sessions.put(aSession());
    await tx.offers.put(anOffer({ expiresAt: asEpochMs(MONDAY_MORNING + 60_000) }));
    await putMandate(tx);
    if (standing === 'unknown') return;
    const leads = [AGENT_IDS.lead, AGENT_IDS.demoted];
    await putGiving(tx, AGENT_IDS.holder, leads, standing === 'closed');
    await tx.conversations.put(inState(standing));
    await tx.conversations.addLine(
      aLine({ line: asId('line-1'), conversation: asId('c-1'), text: LINE }),
    );
    if (standing === 'queued' || standing === 'assigned' || !hasCobrowse) return;
    const along = {
      cobrowse: asId<CobrowseId>('along-1'),
      conversation: asId<ConversationId>('c-1'),
      askedBy: asId<AgentId>(AGENT_IDS.holder),
    };
    await tx.cobrowses.put(
      standing === 'active'
        ? aCobrowse(along)
        : anEndedCobrowse({ ...along, ending: 'conversation-ended' }),
    );
  });
  return environment;
}

function inState(standing: Exclude<Standing, 'unknown'>): Conversation {
  const base = { conversation: asId<Conversation['conversation']>('c-1'), lines: 1 };
  if (standing === 'queued') return aConversation(base);
  const isOver = standing === 'wrap-up' || standing === 'closed';
  return aConversation({
    ...base,
    state: standing,
    cause: standing === 'assigned' ? 'assigned' : 'accepted',
    holder: asId(AGENT_IDS.holder),
    queuedAt: standing === 'assigned' ? MONDAY_MORNING : null,
    acceptBy: standing === 'assigned' ? asEpochMs(MONDAY_MORNING + 30_000) : null,
    acceptedAt: standing === 'assigned' ? null : MONDAY_MORNING,
    endedAt: isOver ? MONDAY_MORNING : null,
    closedAt: standing === 'closed' ? MONDAY_MORNING : null,
    disposition: standing === 'closed' ? 'solved' : null,
  });
}

/** Everything that anybody could notice, as one text: what a refusal must leave as it was. */
export function everything({ store }: Environment): Promise<string> {
  return store.read(async (tx) => {
    const visitors = new Set(Object.values(VISITOR_IDS));
    const kept = [
      await tx.agents.all(),
      await Promise.all([...visitors].map((id) => tx.visitors.find(asId(id)))),
      await Promise.all(['c-1', 'c-3'].map((id) => tx.conversations.find(asId(id)))),
      await Promise.all(['c-1', 'c-3'].map((id) => tx.conversations.lines(asId(id), null, 100))),
      await tx.conversations.open(),
      await tx.cobrowses.ofVisitor(asId('visitor-1')),
      await tx.offers.ofVisitor(asId('visitor-1'), asEpochMs(0)),
      await tx.sessions.latest(asId('visitor-1')),
      await Promise.all([...new Set(AUDIENCES)].map((audience) => tx.feed.head(audience))),
      await allGiving(tx),
    ];
    return JSON.stringify(kept);
  });
}

/** Whom the secret part of the line was told to since the counter was made. */
export function toldTheSecret({ store }: Environment): Promise<readonly Audience[]> {
  return store.read(async (tx) => {
    const told: Audience[] = [];
    for (const audience of new Set(AUDIENCES)) {
      const facts = await tx.feed.after(audience, asFeedSeq(0), 100);
      if (JSON.stringify(facts).includes(SECRET)) told.push(audience);
    }
    return told;
  });
}
