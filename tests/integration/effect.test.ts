import { afterAll, beforeAll, expect, it } from 'vitest';
import { asShare } from '../../shared/kernel/measure.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { fixedPolicy } from '../../sidecar/adapters/policy/file.ts';
import { wireTerms } from '../../sidecar/app/mandate/wire-terms.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { someTerms } from '../support/builders/mandate.ts';
import { aMap } from '../support/builders/policy.ts';
import { TEST_POLICY } from '../support/environment.ts';
import { claimed, hesitate, type Shopper, tellOrder } from '../support/shoppers.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { newId } from '../support/visitor-client.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  const policy = {
    ...TEST_POLICY,
    actionMaps: [aMap({ hesitations: ['coupon-focus'] })],
    holdoutShare: asShare(0.5),
  };
  sidecar = await startTestSidecar({ policy: fixedPolicy(policy) });
});
afterAll(() => sidecar.stop());

it('[MD9, MS4, CD3] only orders that the shop’s server confirms count, in both arms, whenever they are claimed', async () => {
  const lead = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead));
  const panel = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).agent));
  await panel.command({ type: 'presence.set', presence: 'available' });
  const terms = wireTerms(someTerms({ validFrom: asEpochMs(0) }));
  await lead.command({ type: 'mandate.save', mandate: 'winback', from: 0, terms });

  const offered: Shopper[] = [];
  const heldOut: Shopper[] = [];
  while (offered.length < 2 || heldOut.length < 2) {
    const shopper = await hesitate(sidecar);
    const arm = shopper.offer.state === 'held-out' ? heldOut : offered;
    arm.push(shopper);
    // Nobody else can be talked to while a card waits: the first ones say no, but one.
    const isKept = shopper.offer.state === 'offered' && offered.length === 1;
    if (shopper.offer.state === 'offered' && !isKept) {
      await shopper.client.command({ type: 'offer.reject', offer: shopper.offer.offer });
    }
    if (isKept) {
      const conversation = newId();
      const { offer } = shopper.offer;
      await shopper.client.command({ type: 'offer.accept', offer, conversation });
      await panel.next('conversation.changed', ({ card }) => card.state === 'assigned');
      await panel.command({ type: 'conversation.accept', conversation });
      const given = await panel.command({
        type: 'mandate.exercise',
        exercise: newId(),
        conversation,
        mandate: 'winback',
        version: 1,
        step: { kind: 'credit', minor: 5_00 },
      });
      expect(given.type).toBe('ack');
    }
  }
  const sides = async () => {
    const asked = lead.ask({ type: 'effect.ask', days: 1 });
    const { rows } = await lead.next('effect.answered', ({ of }) => of === asked);
    expect(rows).toHaveLength(1);
    const [row] = rows;
    return { offered: row?.offered, heldOut: row?.heldOut };
  };
  const tell = (order: string, state: string) => tellOrder(sidecar, order, state);

  // Told before the page claims it, after it, never, and one that comes to nothing.
  await tell('A-1', 'paid');
  await offered[0]?.client.signal(claimed('A-1'));
  await offered[1]?.client.signal(claimed('A-2'));
  await heldOut[0]?.client.signal(claimed('B-1'));
  await heldOut[1]?.client.signal(claimed('B-2'));
  expect(await sides()).toMatchObject({
    offered: { visitors: offered.length, orders: 1, claimed: 2 },
    heldOut: { visitors: heldOut.length, orders: 0, claimed: 2 },
  });
  await tell('B-1', 'paid');
  await tell('B-2', 'paid');
  await tell('B-2', 'cancelled');
  expect(await sides()).toMatchObject({
    offered: { orders: 1, claimed: 2 },
    heldOut: { orders: 1, claimed: 2 },
  });
});
