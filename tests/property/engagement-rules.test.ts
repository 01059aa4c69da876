import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId, type ShopId } from '../../shared/kernel/ids.ts';
import { asShare } from '../../shared/kernel/measure.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { setPresence } from '../../sidecar/app/agent/set-presence.ts';
import type { Environment } from '../../sidecar/app/context.ts';
import { acceptOffer } from '../../sidecar/app/engagement/accept-offer.ts';
import { armNow } from '../../sidecar/app/engagement/experiment.ts';
import { rejectOffer } from '../../sidecar/app/engagement/reject-offer.ts';
import { passTime } from '../../sidecar/app/pass-time.ts';
import { commit } from '../../sidecar/app/pipeline.ts';
import { wholeFloor } from '../../sidecar/app/report/floor.ts';
import { freeCapacity } from '../../sidecar/app/routing/free-capacity.ts';
import { setConsent } from '../../sidecar/app/session/set-consent.ts';
import type { Offer } from '../../sidecar/domain/engagement/offer.ts';
import type { Policy } from '../../sidecar/domain/policy.ts';
import { aMap, aPolicy } from '../support/builders/policy.ts';
import { policyOf, testEnvironment } from '../support/environment.ts';
import { anObserved } from '../support/generate-acts.ts';
import { aVisit, onShift, type Visit } from '../support/visit.ts';

const VISITORS = 4;
const message = asId<Parameters<typeof setConsent>[3]>('message-1');

const POLICY: Policy = aPolicy({
  holdoutShare: asShare(0.3),
  actionMaps: [
    aMap({
      actionMap: asId<ActionMapId>('map-1'),
      priority: 2,
      hesitations: ['coupon-focus', 'exit-intent'],
    }),
    aMap({ actionMap: asId<ActionMapId>('map-2'), priority: 1, scoreFrom: 30 }),
  ],
});

const visitor = fc.nat(VISITORS - 1);
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('signals' as const),
      visitor,
      observed: fc.array(anObserved, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('accept' as const, 'reject' as const), visitor }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('consent' as const), visitor, observe: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('presence' as const),
      agent: fc.nat(1),
      presence: fc.constantFrom('available' as const, 'away' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.nat(90_000) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'time' as const, ms: 2_000_000 }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe('engagement over any story', () => {
  it('[EN2] [EN5] [EN6] [EN7] [EN8] no story of visitors, agents and time breaks a rule', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (story) => {
        const environment = testEnvironment({ policy: policyOf(POLICY) });
        const agents = await onShift(environment, 1, 2);
        const visits: Visit[] = [];
        for (let n = 0; n < VISITORS; n += 1) visits.push(await aVisit(environment));
        for (const one of story) {
          await play(environment, agents, visits, one);
          await expectRules(environment, visits);
        }
      }),
      { numRuns: 60 },
    );
  });
});

async function play(
  environment: Environment & { clock: { advance(ms: number): unknown } },
  agents: Awaited<ReturnType<typeof onShift>>,
  visits: readonly Visit[],
  one: Step,
): Promise<void> {
  environment.clock.advance(1);
  switch (one.kind) {
    case 'signals':
      await visits[one.visitor]?.send(...one.observed);
      return;
    case 'accept':
    case 'reject': {
      const visit = visits[one.visitor];
      const [newest] = (await visit?.offers()) ?? [];
      if (visit === undefined || newest === undefined) return;
      const { offer } = newest;
      const conversation = `talk-${offer}`;
      await commit(environment, (work) =>
        one.kind === 'accept'
          ? acceptOffer(work, visit.who, { type: 'offer.accept', offer, conversation }, message)
          : rejectOffer(work, visit.who, { type: 'offer.reject', offer }, message),
      );
      return;
    }
    case 'consent': {
      const visit = visits[one.visitor];
      if (visit === undefined) return;
      const command = { type: 'consent.set', observe: one.observe } as const;
      await commit(environment, (work) => setConsent(work, visit.who, command, message));
      return;
    }
    case 'presence': {
      const agent = agents[one.agent];
      if (agent === undefined) return;
      const command = { type: 'presence.set', presence: one.presence } as const;
      await commit(environment, (work) => setPresence(work, agent, command, message));
      return;
    }
    case 'time':
      environment.clock.advance(one.ms);
      await passTime(environment);
      return;
  }
}

async function expectRules(environment: Environment, visits: readonly Visit[]): Promise<void> {
  await commit(environment, async (work) => {
    const open = await work.tx.offers.open();
    const room = await freeCapacity(work, asId<ShopId>('boots'));
    expect(open.length).toBeLessThanOrEqual(room.free);
    for (const offer of open) {
      const visitor = await work.tx.visitors.find(offer.visitor);
      expect(visitor?.observe).toBe(true);
      expect(armNow(work, offer.visitor, [])).toBe('offered');
      expect(await work.tx.conversations.openOf(offer.visitor)).toBeNull();
    }
    for (const { who } of visits) {
      expectCounts(await work.tx.offers.ofVisitor(who.visitor, asEpochMs(0)), POLICY);
    }
  });
  for (const row of await wholeFloor(environment)) {
    const isOpen = row.offer?.state === 'offered';
    expect(row.silence === null).toBe(isOpen);
    expect(row.score).toBeGreaterThanOrEqual(0);
  }
}

function expectCounts(offers: readonly Offer[], policy: Policy): void {
  const stamps = offers.map(({ session, actionMap }) => `${session} ${actionMap}`);
  expect(new Set(stamps).size).toBe(stamps.length);
  const made = offers.filter(({ state }) => state !== 'blocked');
  for (const { session } of made) {
    const here = made.filter((offer) => offer.session === session);
    expect(here.length).toBeLessThanOrEqual(policy.caps.offersPerSession);
  }
  expect(made.length).toBeLessThanOrEqual(policy.caps.offersPerPeriod);
  expect(made.filter(({ state }) => state === 'offered').length).toBeLessThanOrEqual(1);
  expect(new Set(made.map(({ state }) => state === 'held-out')).size).toBeLessThanOrEqual(1);
}
