import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId } from '../../../../../shared/kernel/ids.ts';
import { asShare } from '../../../../../shared/kernel/measure.ts';
import { asEpochMs, DAY_MS, MINUTE_MS } from '../../../../../shared/kernel/time.ts';
import { passTime } from '../../../../../sidecar/app/pass-time.ts';
import { scoredBy, sidesOf } from '../../../../../sidecar/app/replay/foresights.ts';
import { replay } from '../../../../../sidecar/app/replay/replay.ts';
import { NO_FORESIGHT } from '../../../../../sidecar/domain/engagement/foresight.ts';
import type { Policy } from '../../../../../sidecar/domain/policy.ts';
import { aMap, aPolicy } from '../../../../support/builders/policy.ts';
import { ordered, viewed } from '../../../../support/builders/session.ts';
import {
  policyOf,
  type TestEnvironment,
  testEnvironment,
} from '../../../../support/environment.ts';
import { COUPON, COUPON_MAP, hesitate, reject, shopWith } from '../../../../support/hesitating.ts';
import { aVisit, onShift } from '../../../../support/visit.ts';

const NEVER = new AbortController().signal;
const NONE = async () => ({ before: NO_FORESIGHT, after: NO_FORESIGHT });
const RAGE = { type: 'hesitation.noticed', page: 'page-1', hesitation: 'rage-click' } as const;
const RAGE_MAP = aMap({
  actionMap: asId<ActionMapId>('rage'),
  name: 'Rage',
  hesitations: ['rage-click'],
});

async function ended(environment: TestEnvironment): Promise<void> {
  environment.clock.advance(40 * MINUTE_MS);
  await passTime(environment);
}

const replayed = (environment: TestEnvironment, policy: Policy, days = 7, max?: number) =>
  replay(environment, { days, policy, foresightsOf: NONE }, NEVER, max);

describe('a replay', () => {
  it('[RP2] says per map what it would have done, before and after the change', async () => {
    const environment = shopWith();
    await onShift(environment, 20);
    for (let n = 0; n < 4; n += 1) {
      const visit = await hesitate(environment);
      if (n === 0) await reject(environment, visit);
      await visit.send(RAGE, ...(n < 2 ? [ordered(`order-${n}`)] : []));
    }
    await ended(environment);
    const policy = aPolicy({ actionMaps: [RAGE_MAP], holdoutShare: asShare(1) });
    const answer = await replayed(environment, policy);
    const none = { qualified: 0, heldOut: 0, offered: 0, ordersOffered: 0, ordersHeldOut: 0 };
    expect(answer).toMatchObject({
      sessions: 4,
      visitors: 4,
      isCut: false,
      decisions: { before: ['plain-rule-1'], after: ['plain-rule-1'] },
      maps: [
        {
          actionMap: COUPON_MAP.actionMap,
          rates: { accepted: 0, engaged: 0, of: 'shop' },
          before: { ...none, qualified: 4, offered: 4, ordersOffered: 2, accepted: 0 },
          after: none,
        },
        {
          actionMap: 'rage',
          name: 'Rage',
          before: none,
          after: { ...none, qualified: 4, heldOut: 4, ordersHeldOut: 2 },
        },
      ],
      estimates: { met: 4, untried: 4, was: null, wouldBe: null },
      leftOut: ['room', 'answers', 'batches', 'orders'],
    });
  });

  it('[RP1] keeps a visitor’s caps and arm over sessions, also from before the days that are replayed', async () => {
    const caps = { ...aPolicy().caps, offersPerPeriod: 1 };
    const policy = aPolicy({ actionMaps: [COUPON_MAP], caps });
    const environment = testEnvironment({ policy: policyOf(policy) });
    await onShift(environment, 20);
    const visit = await hesitate(environment);
    for (let n = 0; n < 2; n += 1) {
      environment.clock.advance(DAY_MS);
      await passTime(environment);
      await visit.send(viewed('checkout'), COUPON);
    }
    await ended(environment);
    const whole = await replayed(environment, policy);
    expect(whole?.sessions).toBe(3);
    expect(whole?.maps[0]?.after).toMatchObject({ qualified: 3, offered: 1 });
    const newest = await replayed(environment, policy, 1);
    expect(newest?.sessions).toBe(1);
    expect(newest?.maps[0]?.after).toMatchObject({ qualified: 1, offered: 0 });
  });

  it('[RP1] caps and arm count what would have been made in sessions before', async () => {
    const caps = { ...aPolicy().caps, offersPerPeriod: 1 };
    const environment = shopWith();
    await onShift(environment, 20);
    const visit = await aVisit(environment);
    for (let n = 0; n < 2; n += 1) {
      await visit.send(viewed('checkout'), RAGE);
      await ended(environment);
    }
    const capped = await replayed(environment, aPolicy({ actionMaps: [RAGE_MAP], caps }));
    expect(capped?.maps[1]?.after).toMatchObject({ qualified: 2, offered: 1 });
  });

  it('[RP4] reads at most so many sessions, the newest, and says so', async () => {
    const environment = shopWith();
    await onShift(environment, 20);
    for (let n = 0; n < 7; n += 1) await hesitate(environment);
    await ended(environment);
    const policy = environment.policy.current();
    expect(await replayed(environment, policy, 7, 6)).toMatchObject({ sessions: 6, isCut: true });
    expect(await replayed(environment, policy, 7, 7)).toMatchObject({ sessions: 7, isCut: false });
    await expect(replayed(environment, policy, 91)).rejects.toThrow('days');
  });

  it('[RP4] is stopped between two sessions, and keeps nothing', async () => {
    const environment = shopWith();
    await onShift(environment, 20);
    for (let n = 0; n < 5; n += 1) await hesitate(environment);
    await ended(environment);
    const policy = environment.policy.current();
    const before = await environment.store.read((tx) => tx.offers.since(asEpochMs(0)));
    const stop = new AbortController();
    let turns = 0;
    const counting = {
      ...environment,
      turns: {
        next: async () => {
          turns += 1;
          if (turns === 4) stop.abort();
        },
      },
    };
    const asked = { days: 7, policy, foresightsOf: NONE };
    expect(await replay(counting, asked, stop.signal)).toBeNull();
    expect(turns).toBe(4);
    expect(await replay(environment, asked, AbortSignal.abort())).toBeNull();
    const now = await environment.store.read((tx) => tx.offers.since(asEpochMs(0)));
    expect(now).toEqual(before);
  });

  it('[RP1] by another rule the same maps call where that one says', async () => {
    const actionMaps = [aMap({ hesitations: ['coupon-focus'], scoreFrom: 90 })];
    const environment = shopWith({ actionMaps });
    const high = {
      ...NO_FORESIGHT,
      decision: {
        name: 'high',
        judge: () => ({ level: 95, chance: 0.9, rank: 0.95 }),
      },
    };
    await onShift(environment, 20);
    await hesitate(environment);
    await ended(environment);
    environment.foresight.become(asId('boots'), high);
    const scored = await scoredBy(environment, 'plain-rule');
    if (!scored.isOk) throw new Error(scored.error.sentence);
    const policy = environment.policy.current();
    const answer = await replay(
      environment,
      { days: 1, policy, foresightsOf: (shop) => sidesOf(environment, shop, high, scored.value) },
      NEVER,
    );
    expect(answer).toMatchObject({
      decisions: { before: ['high'], after: ['plain-rule-1'] },
      maps: [{ before: { qualified: 1 }, after: { qualified: 0 } }],
    });
    for (const name of ['model-that-is-not', 'no id!']) {
      expect(await scoredBy(environment, name)).toMatchObject({
        isOk: false,
        error: { sentence: expect.stringContaining(name) },
      });
    }
  });
});
