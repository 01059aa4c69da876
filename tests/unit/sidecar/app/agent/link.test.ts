import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { dropLinks, linkDown, linkUp, sayLinks } from '../../../../../sidecar/app/agent/link.ts';
import { counterNow } from '../../../../../sidecar/app/report/counter.ts';
import { FLOOR } from '../../../../../sidecar/domain/audience.ts';
import type { LiveMessage } from '../../../../../sidecar/ports/bus.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const ANNA = asId<Parameters<typeof linkUp>[1]>('anna');
const OPEN = { type: 'conversation.open', conversation: 'talk', language: 'nl' } as const;
const ACCEPT = { type: 'conversation.accept', conversation: 'talk' } as const;

let desk: Desk;

beforeEach(async () => {
  desk = aDesk();
  await desk.visit('visitor-1');
  await desk.hire({ agent: ANNA, name: 'Anna' });
  await desk.visitor('visitor-1', OPEN);
});

async function presences(): Promise<readonly string[]> {
  return (await desk.facts(FLOOR)).flatMap((fact) =>
    fact.type === 'agent.changed' ? [`${fact.agent.presence} ${fact.agent.because ?? ''}`] : [],
  );
}

describe('an agent whose link drops', () => {
  it('[PP6] keeps everything for a minute, and is told of to nobody', async () => {
    await desk.agent('anna', ACCEPT);
    const before = (await desk.facts(FLOOR)).length;
    await linkDown(desk.environment, ANNA);
    await desk.later(59_999);
    await linkUp(desk.environment, ANNA);
    await desk.later(60_000);
    expect(await desk.conversation('talk')).toMatchObject({ state: 'active', holder: 'anna' });
    expect(await desk.facts(FLOOR)).toHaveLength(before);
  });

  it('[PP6] loses what they talk in after the minute; the visitor keeps the place and is told', async () => {
    await desk.agent('anna', ACCEPT);
    await linkDown(desk.environment, ANNA);
    await desk.later(60_000);
    expect(await desk.conversation('talk')).toMatchObject({
      state: 'queued',
      cause: 'holder-gone',
    });
    expect((await desk.lines('talk')).at(-1)).toMatchObject({
      notice: { kind: 'back-in-queue', name: 'Anna' },
    });
    expect((await presences()).at(-1)).toBe('offline link-lost');
    await linkUp(desk.environment, ANNA);
    expect((await presences()).at(-1)).toBe('available ');
    expect(await desk.conversation('talk')).toMatchObject({ state: 'assigned', holder: 'anna' });
  });

  it('[PP6] is believed gone after a crash of the sidecar only when the minute is over', async () => {
    await desk.agent('anna', ACCEPT);
    await dropLinks(desk.environment);
    await desk.later(59_999);
    expect(await desk.conversation('talk')).toMatchObject({ holder: 'anna' });
    await desk.later(1);
    expect(await desk.conversation('talk')).toMatchObject({ holder: null });
  });

  it('[PP5] gives back at once what they had not answered when they go away', async () => {
    await desk.hire({ agent: asId('bram') });
    await desk.agent('anna', { type: 'presence.set', presence: 'offline' });
    expect(await desk.conversation('talk')).toMatchObject({ state: 'assigned', holder: 'bram' });
    expect(await desk.person('anna')).toMatchObject({ misses: 0 });
  });

  it('[PP5] keeps what they hold when they go away, and is given nothing new', async () => {
    await desk.agent('anna', ACCEPT);
    await desk.agent('anna', { type: 'presence.set', presence: 'away' });
    await desk.visit('visitor-2');
    await desk.visitor('visitor-2', { ...OPEN, conversation: 'second' });
    expect(await desk.conversation('talk')).toMatchObject({ state: 'active', holder: 'anna' });
    expect(await desk.conversation('second')).toMatchObject({ state: 'queued' });
  });
});

describe('an assignment that is not answered', () => {
  it('[RT5] goes to the next agent, and back when nobody else is there, until they are away', async () => {
    await desk.hire({ agent: asId('bram') });
    await desk.later(30_000);
    expect(await desk.conversation('talk')).toMatchObject({
      holder: 'bram',
      queuedAt: MONDAY_MORNING,
    });
    await desk.agent('bram', { type: 'presence.set', presence: 'away' });
    expect(await desk.conversation('talk')).toMatchObject({ state: 'queued', cause: 'declined' });
    await desk.later(30_000);
    expect(await desk.conversation('talk')).toMatchObject({ holder: 'anna' });
    await desk.later(30_000);
    expect(await desk.conversation('talk')).toMatchObject({ state: 'queued', cause: 'missed' });
    expect((await presences()).at(-1)).toBe('away missed');
    await desk.agent('anna', { type: 'presence.set', presence: 'available' });
    expect(await desk.conversation('talk')).toMatchObject({ state: 'assigned', holder: 'anna' });
  });

  it('[RT5] counts misses in a row only', async () => {
    await desk.later(30_000);
    expect(await desk.person('anna')).toMatchObject({ misses: 1 });
    await desk.agent('anna', ACCEPT);
    expect(await desk.person('anna')).toMatchObject({ misses: 0 });
  });

  it('[RT5] does not count a no as a miss', async () => {
    for (let times = 0; times < 3; times += 1) {
      await desk.agent('anna', { type: 'conversation.decline', conversation: 'talk' });
      await desk.later(30_000);
    }
    expect(await desk.person('anna')).toMatchObject({ misses: 0, chosen: 'available' });
    expect(await desk.conversation('talk')).toMatchObject({ state: 'assigned', holder: 'anna' });
  });
});

describe('the counter', () => {
  it('[RT7] says whether somebody can answer, and tells every page when that changes', async () => {
    const shown: LiveMessage[] = [];
    desk.environment.bus.onLive((message) => {
      if (message.to === 'visitors') shown.push(message);
    });
    expect(await counterNow(desk.environment)).toMatchObject({ isStaffed: true, waitMs: null });
    await desk.later(10_000);
    await desk.agent('anna', ACCEPT);
    expect(await counterNow(desk.environment)).toMatchObject({ isStaffed: true, waitMs: 30_000 });
    await desk.agent('anna', { type: 'presence.set', presence: 'busy' });
    expect(await counterNow(desk.environment)).toMatchObject({ isStaffed: false, waitMs: null });
    await new Promise(setImmediate);
    expect(shown.map(({ body }) => body)).toEqual([
      { type: 'counter.state', isStaffed: true, waitMs: 30_000 },
      { type: 'counter.state', isStaffed: false, waitMs: null },
    ]);
  });
});

describe('several sidecars on the same data', () => {
  const nobody = new Set<typeof ANNA>();
  const anna = new Set([ANNA]);
  const isLinked = async (): Promise<boolean> => (await desk.person('anna')).isLinked;

  it('[PP7] a link that its sidecar says again stays, whatever the others say', async () => {
    await linkUp(desk.environment, ANNA);
    for (let times = 0; times < 10; times += 1) {
      await desk.later(15_000);
      await sayLinks(desk.environment, anna);
      await sayLinks(desk.environment, nobody);
      expect(await isLinked()).toBe(true);
    }
  });

  it('[PP7] a link that no sidecar says again is taken down, and the grace begins then', async () => {
    await desk.agent('anna', ACCEPT);
    await linkUp(desk.environment, ANNA);
    await sayLinks(desk.environment, anna);
    await desk.later(44_999);
    await sayLinks(desk.environment, nobody);
    expect(await isLinked()).toBe(true);
    await desk.later(1);
    await sayLinks(desk.environment, nobody);
    expect(await isLinked()).toBe(false);
    await desk.later(59_999);
    expect(await desk.conversation('talk')).toMatchObject({ holder: 'anna' });
    await desk.later(1);
    expect(await desk.conversation('talk')).toMatchObject({ holder: null });
  });

  it('[PP7] a link taken down by the sidecar the agent has left is put up again, and nobody is told', async () => {
    await desk.agent('anna', ACCEPT);
    const before = (await desk.facts(FLOOR)).length;
    await linkDown(desk.environment, ANNA);
    await desk.later(15_000);
    await sayLinks(desk.environment, anna);
    expect(await isLinked()).toBe(true);
    await desk.later(60_000);
    expect(await desk.conversation('talk')).toMatchObject({ state: 'active', holder: 'anna' });
    expect(await desk.facts(FLOOR)).toHaveLength(before);
  });

  it('[PP7] a link said last by a clock that ran far ahead counts as unsaid', async () => {
    const ahead = asEpochMs(MONDAY_MORNING + 3_600_000);
    await desk.hire({ agent: ANNA, isLinked: true, linkSaidAt: ahead });
    await sayLinks(desk.environment, nobody);
    expect(await isLinked()).toBe(false);
  });

  it('[PP7] a revoked agent gets no link back', async () => {
    await desk.hire({ agent: ANNA, isLinked: false, isRevoked: true });
    await sayLinks(desk.environment, anna);
    expect(await isLinked()).toBe(false);
  });
});
