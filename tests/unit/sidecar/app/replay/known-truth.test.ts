import { expect, it } from 'vitest';
import { pastSessions } from '../../../../../demo/truth/past-sessions.ts';
import { buyingChance } from '../../../../../demo/truth/shopper.ts';
import { writeHistory } from '../../../../../demo/truth/write-history.ts';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asShare } from '../../../../../shared/kernel/measure.ts';
import { asEpochMs, DAY_MS } from '../../../../../shared/kernel/time.ts';
import { memoryStore } from '../../../../../sidecar/adapters/store/memory.ts';
import { replay } from '../../../../../sidecar/app/replay/replay.ts';
import { NO_FORESIGHT } from '../../../../../sidecar/domain/engagement/foresight.ts';
import { isExposure } from '../../../../../sidecar/domain/engagement/offer.ts';
import type { Policy } from '../../../../../sidecar/domain/policy.ts';
import { aMap, aPolicy } from '../../../../support/builders/policy.ts';
import { policyOf, testEnvironment } from '../../../../support/environment.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const NEVER = new AbortController().signal;
/** As demo/truth/past-sessions.ts: of orders, those that the shop's server confirms. */
const CONFIRMED_SHARE = 0.96;
const WAYS = ['inversePropensity', 'selfNormalised', 'doublyRobust'] as const;

it('[RP3] on a shop with known truth the intervals hold what offering nobody, or everybody, would have brought', async () => {
  const held = { inversePropensity: 0, selfNormalised: 0, doublyRobust: 0 };
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  for (const seed of seeds) {
    const { environment, policy, truth } = await aShop(seed);
    const nobody = aPolicy({ ...policy, actionMaps: [aMap({ isOn: false })] });
    const everybody = aPolicy({ ...policy, holdoutShare: asShare(0) });
    for (const [changed, isOffered] of [
      [nobody, false],
      [everybody, true],
    ] as const) {
      const answer = await replay(environment, asked(changed), NEVER);
      const { wouldBe = null, untried, met } = answer?.estimates ?? {};
      expect(met).toBe(truth.met);
      // Whoever was met while on the way back, and the like: few enough.
      expect(untried ?? met).toBeLessThan(truth.met * 0.02);
      for (const way of WAYS) {
        const { low = 1, high = 0 } = wouldBe?.[way] ?? {};
        const share = truth.ordering(isOffered);
        held[way] += Number(low <= share && share <= high);
      }
    }
  }
  // 95 % of 16.
  for (const way of WAYS) expect(held[way]).toBeGreaterThanOrEqual(14);
}, 60_000);

async function aShop(seed: number) {
  const store = memoryStore();
  const policy = aPolicy({ holdoutShare: asShare(0.5) });
  const environment = testEnvironment({
    store,
    policy: policyOf(policy),
    holdoutSalt: `${seed}`,
  });
  const to = asEpochMs(MONDAY_MORNING - DAY_MS);
  const terms = { sessions: 500, seed, from: asEpochMs(to - 20 * DAY_MS), to };
  await writeHistory(store, { ...terms, shop: asId('boots'), policy });
  const types = new Map([...pastSessions(terms)].map(({ who }) => [who.name, who.type]));
  const stamps = await store.read((tx) => tx.offers.since(asEpochMs(0)));
  const met = [...new Set(stamps.filter(isExposure).map(({ visitor }) => String(visitor)))];
  const ordering = (isOffered: boolean): number =>
    met.reduce((sum, visitor) => sum + buyingChance(types.get(visitor) ?? 'lost', isOffered), 0) *
    (CONFIRMED_SHARE / met.length);
  return { environment, policy, truth: { met: met.length, ordering } };
}

function asked(policy: Policy) {
  const foresightsOf = async () => ({ before: NO_FORESIGHT, after: NO_FORESIGHT });
  return { days: 60, policy, foresightsOf };
}
