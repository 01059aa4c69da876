import { describe, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { asDurationMs } from '../../shared/kernel/time.ts';
import { PRESENCE_GRACE_MS } from '../../shared/protocol/limits.ts';
import { FLOOR, ofAgent, ofVisitor } from '../../sidecar/domain/audience.ts';
import type { Conversation } from '../../sidecar/domain/conversation/conversation.ts';
import { isLeftMessage } from '../../sidecar/domain/conversation/open.ts';
import { isTaking, room } from '../../sidecar/domain/routing/eligible.ts';
import { loadsOf, NO_LOAD } from '../../sidecar/domain/routing/load.ts';
import type { Desk } from '../support/desk.ts';
import { AGENTS, make, VISITORS } from './conversation-moves.ts';
import { check } from './moves-check.ts';

describe('any order of moves by several agents and visitors', () => {
  it('[RT3] leaves each open conversation with exactly one holder', async () => {
    await afterEachMove(async (desk) => {
      for (const { state, holder } of await desk.conversations()) {
        expect(holder === null).toBe(state === 'queued');
      }
    });
  });

  it('[RT1] never gives an agent more than their capacity', async () => {
    await afterEachMove(async (desk) => {
      const loads = loadsOf(await desk.conversations());
      for (const agent of AGENTS) {
        const { capacity } = await desk.person(agent);
        expect((loads.get(asId(agent)) ?? NO_LOAD).held).toBeLessThanOrEqual(capacity);
      }
    });
  });

  it('[RT4] keeps whoever waits in the queue until somebody answers or the visitor leaves', async () => {
    const seen = new Map<string, Conversation>();
    await afterEachMove(
      async (desk) => {
        const open = await desk.conversations();
        for (const one of open) seen.set(one.conversation, one);
        for (const [id, before] of seen) {
          const now = await desk.conversation(id);
          if (now.state === 'closed' && before.state !== 'closed') {
            const isOver = before.state === 'wrap-up' || now.cause === 'ended-by-visitor';
            expect(isOver || now.cause === 'wrapped-up').toBe(true);
          }
          seen.set(id, now);
        }
      },
      () => seen.clear(),
    );
  });

  it('[RT6] leaves nobody waiting live whom an agent could be given', async () => {
    await afterEachMove(async (desk) => {
      const open = await desk.conversations();
      const loads = loadsOf(open);
      const now = desk.environment.clock.now();
      for (const waiting of open.filter((one) => one.state === 'queued' && !isLeftMessage(one))) {
        for (const id of AGENTS) {
          const agent = await desk.person(id);
          const couldTake =
            isTaking(agent, asDurationMs(PRESENCE_GRACE_MS), now) &&
            room(agent, loads.get(agent.agent) ?? NO_LOAD) > 0 &&
            !waiting.passedOver.includes(agent.agent);
          expect(couldTake).toBe(false);
        }
      }
    });
  });

  it('[CV1] numbers lines without gaps and tells each to the visitor once, in order', async () => {
    await afterAllMoves(async (desk) => {
      for (const visitor of VISITORS) {
        const told = new Map<string, number[]>();
        for (const fact of await desk.facts(ofVisitor(asId(visitor)))) {
          if (fact.type !== 'chat.said') continue;
          const { conversation, n } = fact.line;
          told.set(conversation, [...(told.get(conversation) ?? []), n]);
        }
        for (const [conversation, places] of told) {
          const lines = await desk.lines(conversation);
          expect(lines.map(({ n }) => n)).toEqual(lines.map((_, place) => place + 1));
          expect(places).toEqual(lines.map(({ n }) => n));
          expect((await desk.conversation(conversation)).lines).toBe(lines.length);
        }
      }
    });
  });

  it('[CV3] tells lines to the visitor and to whoever holds the conversation, to nobody else', async () => {
    const holders = new Map<string, Set<string>>();
    const places = new Map<string, number>();
    await afterEachMove(
      async (desk) => {
        const before = new Map([...holders].map(([id, names]) => [id, new Set(names)]));
        for (const one of await desk.conversations()) {
          holders.set(one.conversation, new Set(one.holder === null ? [] : [one.holder]));
        }
        for (const agent of AGENTS) {
          const facts = await desk.facts(ofAgent(asId(agent)));
          for (const fact of facts.slice(places.get(agent) ?? 0)) {
            const about = linesIn(fact);
            for (const conversation of about) {
              const isHolder =
                holders.get(conversation)?.has(agent) === true ||
                before.get(conversation)?.has(agent) === true;
              expect(isHolder).toBe(true);
            }
          }
          places.set(agent, facts.length);
        }
        for (const fact of await desk.facts(FLOOR)) expect(linesIn(fact)).toEqual([]);
      },
      () => {
        holders.clear();
        places.clear();
      },
    );
  });

  it('[CV4] tells the visitor of each change of who talks with them', async () => {
    await afterAllMoves(async (desk) => {
      for (const visitor of VISITORS) {
        const told = new Map<
          string,
          { readonly name: string | null; readonly isNoticed: boolean }
        >();
        for (const fact of await desk.facts(ofVisitor(asId(visitor)))) {
          if (fact.type === 'chat.said') {
            const { conversation, notice, author } = fact.line;
            const name = told.get(conversation)?.name ?? null;
            // A line of the visitor's own in wrap-up shows that the talk goes on.
            const isNoticed = notice !== null || author.kind === 'visitor';
            if (isNoticed) told.set(conversation, { name, isNoticed });
          }
          if (fact.type !== 'conversation.moved') continue;
          const { conversation, agentName } = fact.conversation;
          const known = told.get(conversation) ?? { name: null, isNoticed: false };
          if (agentName !== known.name) expect(known.isNoticed).toBe(true);
          told.set(conversation, { name: agentName, isNoticed: false });
        }
      }
    });
  });
});

function linesIn(fact: { readonly type: string } & object): readonly string[] {
  if ('lines' in fact && Array.isArray(fact.lines)) {
    return fact.lines.map(({ conversation }: { readonly conversation: string }) => conversation);
  }
  if ('line' in fact && typeof fact.line === 'object' && fact.line !== null) {
    return 'conversation' in fact.line ? [String(fact.line.conversation)] : [];
  }
  return [];
}

async function afterEachMove(
  holds: (desk: Desk) => Promise<void>,
  begin: () => void = () => undefined,
): Promise<void> {
  await check(async (desk, moves) => {
    begin();
    for (const [n, move] of moves.entries()) {
      await make(desk, move, n);
      await holds(desk);
    }
  });
}

async function afterAllMoves(holds: (desk: Desk) => Promise<void>): Promise<void> {
  await check(async (desk, moves) => {
    for (const [n, move] of moves.entries()) await make(desk, move, n);
    await holds(desk);
  });
}
