import { describe, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import type { Fact } from '../../shared/protocol/shape.ts';
import { agentSnapshot, visitorSnapshot } from '../../sidecar/app/snapshot.ts';
import { FLOOR, ofAgent, ofVisitor } from '../../sidecar/domain/audience.ts';
import { agentCaller, type Desk, visitorCaller } from '../support/desk.ts';
import { AGENTS, make, VISITORS } from './conversation-moves.ts';
import { check } from './moves-check.ts';

describe('a command that is sent twice', () => {
  it('[FD3] is answered the same and acts once', async () => {
    await check(async (desk, moves) => {
      for (const [n, move] of moves.entries()) {
        const { answers, toldAgain } = await make(desk, move, n);
        expect(answers[1]).toBe(answers[0]);
        expect(toldAgain).toBe(0);
      }
    });
  });
});

describe('who has read every fact', () => {
  it('[FD4] shows the team as a snapshot does', async () => {
    await afterMoves(async (desk) => {
      const agents = new Map<string, unknown>();
      for (const fact of await desk.facts(FLOOR)) {
        if (fact.type === 'agent.changed') agents.set(fact.agent.agent, fact.agent);
      }
      const snapshot = await agentSnapshot(desk.environment, agentCaller('agent-a'));
      for (const card of snapshot.agents) {
        // Who never changed since being hired was never told about.
        if (agents.has(card.agent)) expect(agents.get(card.agent)).toEqual(card);
      }
    });
  });

  it('[FD4] shows every conversation that is not closed as a snapshot does', async () => {
    await afterMoves(async (desk) => {
      const cards = new Map<string, object & { readonly state: string }>();
      for (const fact of await desk.facts(FLOOR)) {
        if (fact.type === 'conversation.changed') cards.set(fact.card.conversation, fact.card);
      }
      const told = [...cards.values()].filter(({ state }) => state !== 'closed').map(withoutSeen);
      const snapshot = await agentSnapshot(desk.environment, agentCaller('agent-a'));
      const byId = (one: object): string => JSON.stringify(one);
      expect(told.map(byId).sort()).toEqual(
        snapshot.conversations.map(withoutSeen).map(byId).sort(),
      );
    });
  });

  it('[CV3] holds every line of what an agent holds', async () => {
    await afterMoves(async (desk) => {
      for (const agent of AGENTS) {
        const lines = linesOf(await desk.facts(ofAgent(asId(agent))));
        const snapshot = await agentSnapshot(desk.environment, agentCaller(agent));
        for (const line of snapshot.lines) expect(lines.get(line.line)).toEqual(line);
      }
    });
  });

  it('[CV1] shows a visitor the same chat as a snapshot does', async () => {
    await afterMoves(async (desk) => {
      for (const visitor of VISITORS) {
        const facts = await desk.facts(ofVisitor(asId(visitor)));
        const { conversation, lines } = await visitorSnapshot(
          desk.environment,
          visitorCaller(visitor),
        );
        if (conversation === null) continue;
        const told = linesOf(facts);
        for (const line of lines) expect(told.get(line.line)).toEqual(line);
        const moved = facts.findLast(
          (fact) =>
            fact.type === 'conversation.moved' &&
            fact.conversation.conversation === conversation.conversation,
        );
        const view = moved?.type === 'conversation.moved' ? moved.conversation : null;
        expect(view?.state).toBe(conversation.state);
        expect(view?.agentName).toBe(conversation.agentName);
        expect(view?.ahead).toBe(conversation.ahead);
      }
    });
  });
});

async function afterMoves(holds: (desk: Desk) => Promise<void>): Promise<void> {
  await check(async (desk, moves) => {
    for (const [n, move] of moves.entries()) await make(desk, move, n);
    await holds(desk);
  });
}

/** The floor is not told what was seen. */
function withoutSeen(card: object): object {
  return { ...card, seenByVisitor: 0, seenByAgent: 0 };
}

function linesOf(facts: readonly Fact[]): ReadonlyMap<string, object> {
  const lines = new Map<string, object>();
  for (const fact of facts) {
    if (fact.type === 'chat.said') lines.set(fact.line.line, fact.line);
    if (fact.type === 'conversation.changed') {
      for (const line of fact.lines) lines.set(line.line, line);
    }
  }
  return lines;
}
