import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { asProbability, asShare } from '../../shared/kernel/measure.ts';
import { fixedPolicy } from '../../sidecar/adapters/policy/file.ts';
import { type AgentClient, openAgent, pairDevice } from '../support/agent-client.ts';
import { aMap } from '../support/builders/policy.ts';
import { TEST_POLICY } from '../support/environment.ts';
import { claimed, hesitate, type Shopper, tellOrder } from '../support/shoppers.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { putStamps } from '../support/stamps.ts';

let sidecar: TestSidecar;
let panel: AgentClient;

beforeAll(async () => {
  const policy = {
    ...TEST_POLICY,
    actionMaps: [aMap({ hesitations: ['coupon-focus'] })],
    holdoutShare: asShare(0.5),
  };
  sidecar = await startTestSidecar({
    policy: fixedPolicy(policy),
    bounds: { ratioWatchedEveryMs: 1 },
  });
  panel = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).agent));
  await panel.command({ type: 'presence.set', presence: 'available' });
});
afterAll(() => sidecar.stop());

async function measures() {
  const asked = panel.ask({ type: 'measures.ask', since: 0 });
  return panel.next('measures.answered', ({ of }) => of === asked);
}

it('[MS1, MS4, MS5] arms, orders and what they say come over the wire, by the map that met them', async () => {
  const offered: Shopper[] = [];
  const heldOut: Shopper[] = [];
  while (offered.length < 2 || heldOut.length < 2) {
    const shopper = await hesitate(sidecar);
    const isHeldOut = shopper.offer.state === 'held-out';
    (isHeldOut ? heldOut : offered).push(shopper);
    // Nobody else can be talked to while a card waits.
    const reject = { type: 'offer.reject', offer: shopper.offer.offer } as const;
    if (!isHeldOut) await shopper.client.command(reject);
  }
  await offered[0]?.client.signal(claimed('A-1'));
  await offered[1]?.client.signal(claimed('A-2'));
  await heldOut[0]?.client.signal(claimed('B-1'));
  await tellOrder(sidecar, 'A-1', 'paid');
  const { maps } = await measures();
  expect(maps).toMatchObject([
    {
      actionMap: 'map-1',
      qualified: offered.length + heldOut.length,
      offered: offered.length,
      ordersOffered: 2,
      ordersHeldOut: 1,
      effect: {
        offered: { visitors: offered.length, orders: 1, claimed: 2 },
        heldOut: { visitors: heldOut.length, orders: 0, claimed: 1 },
        says: 'unconfirmed',
      },
    },
  ]);
  await tellOrder(sidecar, 'B-1', 'paid');
  const [map] = (await measures()).maps;
  expect(map?.effect).toMatchObject({ heldOut: { orders: 1 }, says: 'too-few' });
  expect(map?.effect?.needed).toBeGreaterThan(40);
});

it('[MS3] a split that is broken is on the wire, in the numbers, and in what the operator reads', async () => {
  const off = () => sidecar.metric('toonbank_holdout_split_off', { shop: 'boots' });
  expect((await measures()).ratios).toMatchObject([{ shop: 'boots', name: 'Boots', isOff: false }]);
  expect(await off()).toBe(0);
  const lost = { state: 'timed-out', offeredWithChance: asProbability(0.5) } as const;
  await putStamps(sidecar.environment, 200, lost);
  await vi.waitFor(async () => expect(await off()).toBe(1), { timeout: 10_000, interval: 50 });
  const [ratio] = (await measures()).ratios ?? [];
  expect(ratio).toMatchObject({ shop: 'boots', planned: 0.5, isOff: true });
  expect(ratio?.chance).toBeLessThan(0.001);
  const ready = await (await fetch(`${sidecar.url}/v1/health/ready`)).json();
  expect(ready).toMatchObject({
    isReady: true,
    sentence: expect.stringContaining('The holdout is not split as drawn in boots'),
  });
});
