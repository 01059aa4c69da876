import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgentId, asId } from '../../shared/kernel/ids.ts';
import { asDurationMs, asEpochMs } from '../../shared/kernel/time.ts';
import type { Agent } from '../../sidecar/domain/agent/agent.ts';
import type { Conversation } from '../../sidecar/domain/conversation/conversation.ts';
import { isLeftMessage } from '../../sidecar/domain/conversation/open.ts';
import { assignments } from '../../sidecar/domain/routing/assign.ts';
import { loadsOf, NO_LOAD } from '../../sidecar/domain/routing/load.ts';
import { estimateWait } from '../../sidecar/domain/routing/wait.ts';
import { anAgent } from '../support/builders/agent.ts';
import { aConversation } from '../support/builders/conversation.ts';
import { MONDAY_MORNING } from '../support/fake-clock.ts';

const NOW = asEpochMs(MONDAY_MORNING + 3_600_000);
const PATIENCE = { graceMs: asDurationMs(60_000), askAgainMs: asDurationMs(30_000) };
const NAMES = ['a', 'b', 'c', 'd', 'e'];
const named = (name: string) => asId<AgentId>(name);

const team = fc.array(
  fc.record({
    capacity: fc.integer({ min: 1, max: 4 }),
    chosen: fc.constantFrom('available' as const, 'available' as const, 'busy' as const),
    languages: fc.constantFrom(['nl'] as const, ['en'] as const, ['nl', 'en'] as const),
    idleSince: fc.nat(1_000).map((ms) => asEpochMs(MONDAY_MORNING + ms)),
    isLinked: fc.boolean(),
  }),
  { minLength: 1, maxLength: NAMES.length },
);

const conversations = fc.array(
  fc.record({
    state: fc.constantFrom(
      'queued' as const,
      'queued' as const,
      'active' as const,
      'wrap-up' as const,
    ),
    holder: fc.constantFrom(...NAMES),
    passedOver: fc.subarray(NAMES),
    cause: fc.constantFrom('opened' as const, 'missed' as const, 'declined' as const),
    contact: fc.constantFrom(null, null, 'a@example.org'),
    openedAt: fc.nat(1_000).map((ms) => asEpochMs(MONDAY_MORNING + ms)),
    language: fc.constantFrom('nl' as const, 'en' as const),
  }),
  { maxLength: 15 },
);

const desk = fc.record({ team, conversations }).map((drawn) => ({
  agents: drawn.team.map(
    (changes, n): Agent => anAgent({ agent: named(NAMES[n] ?? 'x'), ...changes }),
  ),
  open: drawn.conversations.map((changes, n): Conversation => {
    const isWaiting = changes.state === 'queued';
    return aConversation({
      ...changes,
      conversation: asId(`talk-${n}`),
      holder: isWaiting ? null : named(changes.holder),
      passedOver: isWaiting ? changes.passedOver.map(named) : [],
      passedOverAt: asEpochMs(NOW - 1),
    });
  }),
}));

describe('assignment of any queue to any team', () => {
  it('[RT1] gives each conversation to one agent who is there and has a slot', () => {
    fc.assert(
      fc.property(desk, ({ agents, open }) => {
        const made = assignments(open, agents, PATIENCE, NOW);
        expect(new Set(made.map(({ conversation }) => conversation)).size).toBe(made.length);
        const loads = loadsOf(open);
        for (const agent of agents) {
          const given = made.filter((one) => one.agent === agent.agent).length;
          if (given === 0) continue;
          expect(agent.chosen).toBe('available');
          expect(agent.isLinked).toBe(true);
          const { held } = loads.get(agent.agent) ?? NO_LOAD;
          expect(held + given).toBeLessThanOrEqual(agent.capacity);
        }
      }),
    );
  });

  it('[RT2] decides the same whatever the order in which it is asked', () => {
    fc.assert(
      fc.property(desk, ({ agents, open }) => {
        const backwards = assignments(open.toReversed(), agents.toReversed(), PATIENCE, NOW);
        expect(backwards).toEqual(assignments(open, agents, PATIENCE, NOW));
      }),
    );
  });

  it('[RT4] gives no left message a slot that somebody who is there could have had', () => {
    fc.assert(
      fc.property(desk, ({ agents, open }) => {
        const made = assignments(open, agents, PATIENCE, NOW);
        const byId = new Map(open.map((one) => [one.conversation, one]));
        const given = new Set(made.map(({ conversation }) => conversation));
        const waiting = open.filter(
          (one) => one.state === 'queued' && !isLeftMessage(one) && !given.has(one.conversation),
        );
        for (const { conversation, agent } of made) {
          const message = byId.get(conversation);
          if (message === undefined || !isLeftMessage(message)) continue;
          for (const live of waiting) expect(live.passedOver).toContain(agent);
        }
      }),
    );
  });

  it('[RT7] never shortens a wait because more people are before one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3_600_000), { minLength: 1, maxLength: 50 }),
        fc.nat(1_000),
        fc.integer({ min: 1, max: 50 }),
        (waits, ahead, taking) => {
          const basis = { waits, taking, longestMs: asDurationMs(3_600_000) };
          const nearer = estimateWait({ ...basis, ahead });
          const further = estimateWait({ ...basis, ahead: ahead + 1 });
          expect(nearer).not.toBeNull();
          expect(further ?? 0).toBeGreaterThanOrEqual(nearer ?? 0);
        },
      ),
    );
  });
});
