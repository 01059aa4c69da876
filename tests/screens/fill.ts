import { answerKey } from '../../extension/db/answer-key.ts';
import type { Tables } from '../../extension/db/tables.ts';
import type { AgentAnswer, AgentQuestion } from '../../shared/protocol/shape.ts';
import { terms } from './fixture-approval.ts';
import { journey, visitorAnswer } from './fixture-journey.ts';
import { options } from './fixture-mandate.ts';
import { agents, closedConversations, conversations, lines } from './fixtures.ts';

/** What the tables hold when the panel opens. */
export type Filling = 'full' | 'empty' | 'unpaired';

const TALKING = ['boots', 'parcel', 'done', 'asked', 'other'];

export async function fill(
  db: Tables,
  filling: Filling,
  isLead: boolean,
  now: number,
  mandate: string | null,
) {
  await Promise.all(db.tables.map((table) => table.clear()));
  if (filling === 'unpaired') return;
  const { privateKey } = await crypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign', 'verify'],
  );
  await db.ones.put({
    key: 'pairing',
    url: 'https://counter.vanhout.example',
    device: 'device-1',
    sidecar: { id: 'sidecar-1', name: 'Van Hout, counter' },
    agent: 'agent-me',
    privateKey,
  });
  const people = agents(now).map((card) =>
    card.agent === 'agent-me' ? ({ ...card, role: isLead ? 'lead' : 'agent' } as const) : card,
  );
  const me = people.filter(({ agent }) => agent === 'agent-me');
  const present = filling === 'full' ? people : me.map((card) => ({ ...card, open: 0 }));
  await db.agents.bulkPut(present);
  for (const card of present) {
    if (card.agent === 'agent-me') await db.ones.put({ key: 'me', card });
  }
  if (filling === 'empty') {
    const [, boots] = conversations(now);
    if (boots !== undefined && location.hash.includes('conversation')) {
      await db.conversations.put({
        ...boots,
        lines: 0,
        preview: '',
        seenByAgent: 0,
        seenByVisitor: 0,
      });
    }
    return;
  }
  await db.conversations.bulkPut([...conversations(now)]);
  await db.lines.bulkPut(TALKING.flatMap((id) => [...lines(id, now)]));
  for (const question of kept()) {
    const answer = answerTo(question, 'full', now, mandate);
    if (answer !== null) await db.answers.put({ key: answerKey(question), at: now, answer });
  }
}

/** Answers that were given before the link went. */
function kept(): readonly AgentQuestion[] {
  const visitor = 'visitor-boots-77b0';
  return [
    { type: 'visitor.ask', visitor },
    { type: 'journey.ask', visitor, before: null },
    { type: 'conversations.ask', visitor, text: null, before: null },
    { type: 'allowed.ask', conversation: 'boots' },
  ];
}

/** What the sidecar would answer; null when it has nothing to say. */
export function answerTo(
  question: AgentQuestion,
  filling: Filling,
  now: number,
  mandate: string | null = null,
): AgentAnswer | null {
  const isFull = filling === 'full';
  const of = 'question';
  switch (question.type) {
    case 'visitor.ask':
      return isFull
        ? visitorAnswer(question.visitor, now)
        : {
            ...visitorAnswer(question.visitor, now),
            identity: null,
            sessions: 1,
            basket: null,
            firstSeenAt: now,
          };
    case 'journey.ask':
      return {
        type: 'journey.answered',
        of,
        visitor: question.visitor,
        acts: isFull ? [...journey(now)] : [],
        next: isFull && question.before === null ? 'older' : null,
      };
    case 'conversations.ask':
      return {
        type: 'conversations.answered',
        of,
        rows: isFull ? [...closedConversations(now)] : [],
        next: null,
      };
    case 'lines.ask':
      return {
        type: 'lines.answered',
        of,
        conversation: question.conversation,
        lines: isFull ? [...lines(question.conversation, now)] : [],
        hasMore: false,
      };
    case 'allowed.ask':
      return {
        type: 'allowed.answered',
        of,
        conversation: question.conversation,
        options: isFull ? [...options(mandate)] : [],
        given: [],
      };
    case 'mandates.ask':
      return {
        type: 'mandates.answered',
        of,
        mandates: [
          {
            mandate: 'mandate-boots',
            version: 3,
            terms: terms(now),
            savedBy: 'agent-c',
            savedAt: now,
            revokedAt: null,
          },
        ],
      };
    default:
      return null;
  }
}
