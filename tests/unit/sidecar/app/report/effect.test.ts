import { beforeEach, describe, expect, it } from 'vitest';
import { type ActionMapId, asId, type VisitorId } from '../../../../../shared/kernel/ids.ts';
import { asProbability, asScore, asShare } from '../../../../../shared/kernel/measure.ts';
import { after, asDurationMs, asEpochMs, DAY_MS } from '../../../../../shared/kernel/time.ts';
import { STAMPS_AT_ONCE } from '../../../../../shared/protocol/limits.ts';
import type { EffectAnswered } from '../../../../../shared/protocol/messages/effect.ts';
import type { Offer } from '../../../../../sidecar/domain/engagement/offer.ts';
import { aPolicy } from '../../../../support/builders/policy.ts';
import { policyOf } from '../../../../support/environment.ts';
import { aGivingDesk, type GivingDesk, TEN_PERCENT } from '../../../../support/giving-desk.ts';
import { putStamps } from '../../../../support/stamps.ts';

let desk: GivingDesk;
let from: number;

beforeEach(async () => {
  desk = await aGivingDesk({ policy: policyOf(aPolicy({ holdoutShare: asShare(0.5) })) });
  await desk.lay();
  from = desk.environment.clock.now();
  await stamps(1, { offer: asId('asked'), state: 'accepted', conversation: asId('talk') });
});

const stamps = (count: number, but: Partial<Offer>, orders = 0) =>
  putStamps(desk.environment, count, but, orders);

const answered = async (days = 28): Promise<EffectAnswered> => {
  // What was stamped at this very moment is not yet over.
  desk.environment.clock.advance(1);
  const answer = await desk.ask({ type: 'effect.ask', days }, 'lotte');
  if (!('type' in answer) || answer.type !== 'effect.answered') throw new Error('no answer');
  return answer;
};
const ask = async (days = 28): Promise<EffectAnswered['rows']> => (await answered(days)).rows;
const only = async (days = 28) => {
  const [row, ...more] = await ask(days);
  if (row === undefined || more.length > 0) throw new Error('not one row');
  return row;
};

describe('the effect of a mandate', () => {
  it('[MD9] compares whoever its action map met, by arm, when something was given after an offer', async () => {
    await desk.give(TEN_PERCENT);
    await stamps(99, { state: 'timed-out' }, 30);
    await stamps(100, { state: 'held-out' }, 10);
    const row = await only();
    expect(row).toMatchObject({
      mandate: 'mandate-1',
      mandateName: 'Boots',
      given: 1,
      afterOffer: 1,
      offered: { visitors: 100, orders: 30, claimed: 30 },
      heldOut: { visitors: 100, orders: 10, claimed: 10 },
      says: 'more',
      extra: { orders: 20 },
      needed: null,
    });
    expect(row.extra?.from).toBeGreaterThan(0);
  });

  it('[MD9] leaves out other maps, blocks and offers by hand', async () => {
    await desk.give(TEN_PERCENT);
    await stamps(5, { state: 'held-out', actionMap: asId('map-2') });
    await stamps(5, { state: 'blocked' });
    await stamps(5, { state: 'offered', actionMap: null, by: asId('anna') });
    expect(await only()).toMatchObject({
      offered: { visitors: 1 },
      heldOut: { visitors: 0 },
      says: 'too-few',
    });
  });

  it('[MD9] counts a visitor once, by the first time a map met them, with the order of that visit', async () => {
    await desk.give(TEN_PERCENT);
    const visitor = asId<never>('often');
    await stamps(1, { visitor, state: 'held-out' });
    desk.environment.clock.advance(DAY_MS);
    await stamps(1, { visitor, state: 'held-out' }, 1);
    expect((await only()).heldOut).toEqual({ visitors: 1, orders: 0, claimed: 0 });
  });

  it('[MD9] leaves out whom a map had met before, and whoever it met before or after the mandate', async () => {
    await desk.give(TEN_PERCENT);
    const visitor = asId<never>('known');
    const before = asEpochMs(from - 1);
    await stamps(1, { visitor, state: 'rejected', qualifiedAt: before });
    await stamps(1, { visitor, state: 'offered' });
    await stamps(3, { state: 'held-out', qualifiedAt: before });
    desk.environment.clock.advance(1);
    await desk.agent('lotte', { type: 'mandate.revoke', mandate: 'mandate-1' });
    desk.environment.clock.advance(1);
    await stamps(2, { state: 'held-out' });
    expect(await only()).toMatchObject({ offered: { visitors: 1 }, heldOut: { visitors: 0 } });
  });

  it('[MD9] counts a visitor for the map that met them first of all maps, and in neither arm when that is another one', async () => {
    await desk.give(TEN_PERCENT);
    const other = { actionMap: asId<ActionMapId>('map-2') };
    // Of those offered elsewhere who said no, none is met again; of those held out there, every one.
    for (const visitor of ['one', 'two', 'three'].map((id) => asId<VisitorId>(id)))
      await stamps(1, { visitor, state: 'held-out', ...other });
    desk.environment.clock.advance(DAY_MS);
    for (const visitor of ['one', 'two', 'three'].map((id) => asId<VisitorId>(id)))
      await stamps(1, { visitor, state: 'held-out' }, 1);
    await stamps(2, { state: 'held-out' }, 1);
    expect(await only()).toMatchObject({
      offered: { visitors: 1 },
      heldOut: { visitors: 2, orders: 1, claimed: 1 },
    });
  });

  it('[MD9, MS4] a page’s claim counts for nothing, and is said', async () => {
    await desk.give(TEN_PERCENT);
    const claim = { orderedAt: after(asEpochMs(from), asDurationMs(5)) };
    await stamps(40, { state: 'timed-out', ...claim });
    await stamps(40, { state: 'held-out', ...claim });
    expect(await only()).toMatchObject({
      offered: { orders: 0, claimed: 40 },
      heldOut: { orders: 0, claimed: 40 },
      says: 'unconfirmed',
    });
  });

  it('[MD9] says nothing of what was given to who opened a chat by themselves', async () => {
    await desk.environment.store.transact((tx) => tx.offers.erase(asId('v-1')));
    await desk.environment.store.transact((tx) => tx.offers.forget(asEpochMs(from + 1), 9));
    await desk.give(TEN_PERCENT);
    expect(await only()).toMatchObject({ given: 1, afterOffer: 0, says: 'no-offers' });
  });

  it('[MS3, MD9] comes with whether the arms are split as drawn in the same days', async () => {
    await desk.give(TEN_PERCENT);
    const drawn = { offeredWithChance: asProbability(0.5) };
    await stamps(60, { state: 'timed-out', ...drawn });
    expect((await answered()).ratios).toMatchObject([
      { shop: 'boots', heldOut: 0, offered: 61, isOff: true },
    ]);
    await stamps(60, { state: 'held-out', ...drawn });
    expect((await answered()).ratios).toMatchObject([{ heldOut: 60, isOff: false }]);
  });

  it('[MD10] counts who was a sure buyer right before, and how many of those left alone ordered', async () => {
    await desk.give(TEN_PERCENT);
    const sure = { score: asScore(80), isInCheckout: false };
    const unsure = { score: asScore(10), isInCheckout: false };
    await stamps(20, { state: 'held-out', actionMap: asId('map-2'), stood: sure }, 20);
    await stamps(9, { state: 'held-out', stood: unsure }, 1);
    const row = await only();
    expect(row.sure).toMatchObject({ given: 1, sure: 0, heldOut: { visitors: 20, orders: 20 } });
    expect((await desk.exercise()).stood).toEqual({ score: 0, isInCheckout: false });
  });

  it('[MD9, LM1] reads more than STAMPS_AT_ONCE, each once', async () => {
    await desk.give(TEN_PERCENT);
    await stamps(STAMPS_AT_ONCE, { state: 'held-out' });
    await stamps(STAMPS_AT_ONCE + 2, { state: 'timed-out' });
    expect(await only()).toMatchObject({
      offered: { visitors: STAMPS_AT_ONCE + 3 },
      heldOut: { visitors: STAMPS_AT_ONCE },
    });
  });

  it('[PP1] is for leads alone', async () => {
    expect(await desk.ask({ type: 'effect.ask', days: 7 }, 'anna')).toMatchObject({
      refusal: 'not-allowed',
    });
  });
});
