import { describe, expect, it } from 'vitest';
import { type AgentId, asId } from '../../../../../shared/kernel/ids.ts';
import { asDurationMs, asEpochMs } from '../../../../../shared/kernel/time.ts';
import type { Agent } from '../../../../../sidecar/domain/agent/agent.ts';
import type { Conversation } from '../../../../../sidecar/domain/conversation/conversation.ts';
import { assignments } from '../../../../../sidecar/domain/routing/assign.ts';
import { freeNow } from '../../../../../sidecar/domain/routing/free.ts';
import { anAgent } from '../../../../support/builders/agent.ts';
import { aConversation } from '../../../../support/builders/conversation.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const NOW = asEpochMs(MONDAY_MORNING + 600_000);
const GRACE = asDurationMs(60_000);
const PATIENCE = { graceMs: GRACE, askAgainMs: asDurationMs(30_000) };

const agent = (name: string, changes: Partial<Agent> = {}): Agent =>
  anAgent({ agent: asId(name), ...changes });
const waiting = (name: string, changes: Partial<Conversation> = {}): Conversation =>
  aConversation({ conversation: asId(name), ...changes });
const held = (name: string, by: string, changes: Partial<Conversation> = {}): Conversation =>
  waiting(name, { state: 'active', holder: asId<AgentId>(by), queuedAt: null, ...changes });

const given = (open: readonly Conversation[], agents: readonly Agent[]): readonly string[] =>
  assignments(open, agents, PATIENCE, NOW).map((one) => `${one.conversation} to ${one.agent}`);

describe('assignment', () => {
  it('[RT2] prefers the fewest open, then the longest idle, then the id', () => {
    const busy = agent('a');
    const idle = agent('b', { idleSince: asEpochMs(MONDAY_MORNING - 1) });
    expect(given([waiting('w'), held('x', 'a')], [busy, agent('c')])).toEqual(['w to c']);
    expect(given([waiting('w')], [busy, idle])).toEqual(['w to b']);
    expect(given([waiting('w')], [agent('d'), busy])).toEqual(['w to a']);
  });

  it('[RT1] leaves waiting what no slot is free for', () => {
    const one = agent('a', { capacity: 1 });
    expect(given([waiting('w'), waiting('x')], [one])).toEqual(['w to a']);
    expect(given([waiting('w'), held('x', 'a', { state: 'wrap-up' })], [one])).toEqual([]);
  });

  it.each([
    ['away', { chosen: 'away' }],
    ['busy', { chosen: 'busy' }],
    ['offline', { chosen: 'offline' }],
    ['revoked', { isRevoked: true }],
    ['never linked', { isLinked: false, linkLostAt: null }],
    ['gone for a minute', { isLinked: false, linkLostAt: asEpochMs(NOW - 60_000) }],
  ] as const)('[RT1] gives nothing to an agent who is %s', (_, changes) => {
    expect(given([waiting('w')], [agent('a', changes)])).toEqual([]);
  });

  it('[PP6] still gives to an agent whose link dropped less than the grace ago', () => {
    const restarting = agent('a', { isLinked: false, linkLostAt: asEpochMs(NOW - 59_999) });
    expect(given([waiting('w')], [restarting])).toEqual(['w to a']);
  });

  it('[RT8] prefers who speaks the language, and takes another before nobody', () => {
    const dutch = agent('b', { languages: ['nl'] });
    const english = agent('a', { languages: ['en'] });
    expect(given([waiting('w')], [english, dutch])).toEqual(['w to b']);
    expect(given([waiting('w')], [english])).toEqual(['w to a']);
  });

  it('[RT5] asks who passed it over last, and who declined not again at once', () => {
    const passed = { passedOver: [asId<AgentId>('a')], passedOverAt: asEpochMs(NOW - 29_999) };
    const both = [agent('a'), agent('b', { languages: ['en'] })];
    expect(given([waiting('w', { ...passed, cause: 'missed' })], both)).toEqual(['w to b']);
    expect(given([waiting('w', { ...passed, cause: 'missed' })], [agent('a')])).toEqual(['w to a']);
    expect(given([waiting('w', { ...passed, cause: 'declined' })], [agent('a')])).toEqual([]);
    const later = { ...passed, cause: 'declined' as const, passedOverAt: asEpochMs(NOW - 30_000) };
    expect(given([waiting('w', later)], [agent('a')])).toEqual(['w to a']);
  });

  it('[RT4] helps who came first, and left messages after who is there', () => {
    const early = waiting('early', { contact: 'a@example.org' });
    const handedBack = waiting('back', {
      openedAt: asEpochMs(MONDAY_MORNING + 1),
      queuedAt: NOW,
    });
    const late = waiting('late', { openedAt: asEpochMs(MONDAY_MORNING + 2) });
    const one = agent('a', { capacity: 3 });
    expect(given([late, early, handedBack], [one])).toEqual([
      'back to a',
      'late to a',
      'early to a',
    ]);
  });

  it('[RT4] gives an agent one left message at a time', () => {
    const pile = ['m1', 'm2', 'm3'].map((name) => waiting(name, { contact: 'a@example.org' }));
    expect(given(pile, [agent('a', { capacity: 3 })])).toEqual(['m1 to a']);
  });

  it('[EN2] counts as free what is left after who waits, and never less than nothing', () => {
    const two = [agent('a', { capacity: 3 }), agent('b', { chosen: 'busy' })];
    const open = [held('x', 'a'), waiting('w'), waiting('m', { contact: 'a@example.org' })];
    expect(freeNow(two, open, GRACE, NOW)).toEqual({ onShift: 2, taking: 1, held: 1, free: 1 });
    expect(freeNow([], open, GRACE, NOW)).toEqual({ onShift: 0, taking: 0, held: 0, free: 0 });
  });
});
