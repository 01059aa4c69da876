import { beforeEach, describe, expect, it } from 'vitest';
import { asId, type MessageId } from '../../../../../shared/kernel/ids.ts';
import { asProbability, asShare } from '../../../../../shared/kernel/measure.ts';
import { asEpochMs, DAY_MS, type EpochMs } from '../../../../../shared/kernel/time.ts';
import { SHOPS_TOLD_MAX, STAMPS_AT_ONCE } from '../../../../../shared/protocol/limits.ts';
import type { MeasuresAnswered } from '../../../../../shared/protocol/messages/report.ts';
import type { AgentCaller } from '../../../../../sidecar/app/context.ts';
import { answerQuestion } from '../../../../../sidecar/app/questions.ts';
import type { Offer } from '../../../../../sidecar/domain/engagement/offer.ts';
import { aMap, aPolicy } from '../../../../support/builders/policy.ts';
import { ordered, viewed } from '../../../../support/builders/session.ts';
import {
  policyOf,
  type TestEnvironment,
  testEnvironment,
} from '../../../../support/environment.ts';
import { COUPON } from '../../../../support/hesitating.ts';
import { putStamps } from '../../../../support/stamps.ts';
import { aVisit, onShift } from '../../../../support/visit.ts';

const AGENT: AgentCaller = { kind: 'agent', agent: asId('agent-1'), role: 'agent' };
const ID = asId<MessageId>('question-1');
const HALF = asProbability(0.5);

let environment: TestEnvironment;

beforeEach(async () => {
  const maps = [
    aMap({ hesitations: ['coupon-focus'] }),
    aMap({ actionMap: asId('map-2'), name: 'Doubters', hesitations: ['exit-intent'] }),
  ];
  const policy = policyOf(aPolicy({ actionMaps: maps, holdoutShare: asShare(0.5) }));
  environment = testEnvironment({ policy });
  await onShift(environment, 1);
});

const stamps = (count: number, but: Partial<Offer>, orders = 0, confirmed = orders) =>
  putStamps(environment, count, { offeredWithChance: HALF, ...but }, orders, confirmed);

async function ask(since: EpochMs = asEpochMs(0)): Promise<MeasuresAnswered> {
  // What was stamped at this very moment is not yet over.
  environment.clock.advance(1);
  const answer = await answerQuestion(environment, AGENT, ID, { type: 'measures.ask', since });
  if (!('type' in answer) || answer.type !== 'measures.answered') throw new Error('no answer');
  return answer;
}

const effectOn = async (map: string, since?: EpochMs) =>
  (await ask(since)).maps.find(({ actionMap }) => actionMap === map)?.effect;

describe('measures', () => {
  it('[MS1] the five numbers of a map come with its name', async () => {
    const policy = policyOf(aPolicy({ actionMaps: [aMap({ hesitations: ['coupon-focus'] })] }));
    environment = testEnvironment({ policy });
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(viewed('checkout'), COUPON, ordered());
    const buyer = await aVisit(environment);
    await buyer.send(viewed('checkout'), COUPON);
    await buyer.send(ordered());
    const since = environment.clock.now();
    expect(await ask(since)).toMatchObject({
      maps: [
        {
          actionMap: 'map-1',
          name: 'Everybody',
          qualified: 1,
          heldOut: 0,
          offered: 1,
          accepted: 0,
          engaged: 0,
          ordersOffered: 1,
          ordersHeldOut: 0,
        },
      ],
    });
    const { maps } = await ask(asEpochMs(since + 1));
    expect(maps).toMatchObject([{ qualified: 0, effect: { says: 'no-offers' } }]);
  });

  it('[MS5] says of a map how many more ordered than of those held out, whatever became of the offer', async () => {
    await stamps(20, { state: 'accepted' }, 10);
    await stamps(20, { state: 'rejected' }, 5);
    await stamps(30, { state: 'timed-out' }, 10);
    await stamps(30, { state: 'withdrawn' }, 5, 4);
    await stamps(100, { state: 'held-out' }, 11, 10);
    await stamps(10, { state: 'blocked' }, 10);
    // 29 % against 10 %: 19 points of 100, Newcombe's bounds 8.1 and 29.5.
    expect(await effectOn('map-1')).toEqual({
      offered: { visitors: 100, orders: 29, claimed: 30 },
      heldOut: { visitors: 100, orders: 10, claimed: 11 },
      says: 'more',
      extra: { orders: 19, from: 8, to: 30 },
      needed: null,
    });
    expect(await effectOn('map-2')).toMatchObject({ says: 'no-offers', extra: null });
  });

  it('[MS5] says how many more visitors it takes until it may say something', async () => {
    await stamps(29, { state: 'timed-out' });
    await stamps(20, { state: 'held-out' });
    expect(await effectOn('map-1')).toMatchObject({ says: 'too-few', needed: 20 });
  });

  it('[MS5] a visitor counts once, for the map that met them first, with the order of that visit', async () => {
    const visitor = asId<never>('often');
    const again = (but: Partial<Offer>, orders = 0) => stamps(1, { visitor, ...but }, orders);
    await again({ state: 'held-out' });
    environment.clock.advance(DAY_MS);
    await again({ state: 'held-out' }, 1);
    await again({ state: 'held-out', actionMap: asId('map-2') }, 1);
    const side = { visitors: 1, orders: 0, claimed: 0 };
    expect(await effectOn('map-1')).toMatchObject({ heldOut: side });
    expect(await effectOn('map-2')).toMatchObject({ heldOut: { visitors: 0 }, says: 'no-offers' });
    // The five numbers still count every stamp.
    expect((await ask()).maps).toMatchObject([{ heldOut: 2 }, { heldOut: 1, ordersHeldOut: 1 }]);
    const other = { visitor: asId<never>('other'), state: 'accepted' } as const;
    await stamps(1, { ...other, actionMap: asId('map-2') }, 1);
    await stamps(1, other);
    expect(await effectOn('map-1')).toMatchObject({ heldOut: side, offered: { visitors: 0 } });
    expect(await effectOn('map-2')).toMatchObject({ offered: { visitors: 1, orders: 1 } });
  });

  it('[MS5] leaves out whom a map met before these days, and offers by hand have no effect', async () => {
    await stamps(1, { visitor: asId('known'), state: 'rejected' });
    environment.clock.advance(DAY_MS);
    const since = environment.clock.now();
    await stamps(1, { visitor: asId('known'), state: 'offered' });
    await stamps(1, { state: 'held-out' });
    await stamps(1, { state: 'offered', actionMap: null, by: asId('anna') });
    expect(await effectOn('map-1', since)).toMatchObject({
      offered: { visitors: 0 },
      heldOut: { visitors: 1 },
    });
    const byHand = (await ask(since)).maps.find(({ actionMap }) => actionMap === null);
    expect(byHand).toMatchObject({ offered: 1 });
    expect(byHand).not.toHaveProperty('effect');
  });

  it('[MS3] every shop says by itself whether its arms are split as drawn, by visitors and not by stamps', async () => {
    await stamps(40, { state: 'offered' });
    await stamps(21, { state: 'timed-out', shop: asId('shoes') });
    await stamps(19, { state: 'held-out', shop: asId('shoes') });
    // The same visitor again: nothing is counted twice.
    const twice = { shop: asId<never>('shoes'), visitor: asId<never>('twice') };
    for (let n = 0; n < 30; n += 1) await stamps(1, { ...twice, state: 'held-out' });
    await stamps(9, { state: 'blocked' });
    await stamps(9, { state: 'offered', actionMap: null });
    const { ratios } = await ask();
    expect(ratios).toMatchObject([
      { shop: 'boots', name: 'Boots', heldOut: 0, offered: 40, planned: 0.5, isOff: true },
      { shop: 'shoes', name: 'shoes', heldOut: 20, offered: 21, isOff: false },
    ]);
    expect(ratios?.[0]?.chiSquare).toBe(40);
    expect(ratios?.[0]?.chance).toBeLessThan(1e-8);
  });

  it('[MS3, LM1] tells the split of SHOPS_TOLD_MAX shops and no more', async () => {
    for (let n = 0; n <= SHOPS_TOLD_MAX; n += 1) {
      await stamps(1, { shop: asId(`shop-${n}`), state: 'held-out' });
    }
    expect((await ask()).ratios).toHaveLength(SHOPS_TOLD_MAX);
  });

  it('[MS1, LM1] reads more than STAMPS_AT_ONCE, while others are served in between', async () => {
    await stamps(STAMPS_AT_ONCE + 2, { state: 'held-out' });
    let others = 0;
    const turns = {
      next: async () => {
        others += 1;
      },
    };
    environment = { ...environment, turns };
    expect((await ask()).maps[0]).toMatchObject({
      heldOut: STAMPS_AT_ONCE + 2,
      effect: { heldOut: { visitors: STAMPS_AT_ONCE + 2 } },
    });
    expect(others).toBe(1);
  });

  it('[PP3] who was revoked a moment ago learns nothing more', async () => {
    const revoked = { ...AGENT, agent: asId<never>('nobody') };
    const question = { type: 'measures.ask', since: 0 } as const;
    expect(await answerQuestion(environment, revoked, ID, question)).toHaveProperty('refusal');
  });
});
