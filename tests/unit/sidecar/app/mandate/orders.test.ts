import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { DAY_MS } from '../../../../../shared/kernel/time.ts';
import { SHOP_PAYS_WITHIN_MS } from '../../../../../shared/protocol/limits.ts';
import { expireCodes } from '../../../../../sidecar/app/mandate/expire.ts';
import { commit, look } from '../../../../../sidecar/app/pipeline.ts';
import { apply, note, OURS, redeem, THEIRS, withCode } from '../../../../support/coded-orders.ts';
import { TEST_SHOP, testEnvironment } from '../../../../support/environment.ts';
import { keepGiven, standing, webhooks } from '../../../../support/given-code.ts';

describe('a paid order', () => {
  it('[CD3] redeems the code it holds, with what was taken, and once', async () => {
    const environment = await withCode();
    const paid = { codes: [THEIRS, OURS], basket: 'basket-1' };
    expect(await note(environment, paid)).toMatchObject({ redeemed: 1, lost: 0 });
    expect(await note(environment, paid)).toMatchObject({ redeemed: 0, lost: 0, afterEnd: 0 });
    expect(await standing(environment)).toMatchObject({
      state: 'redeemed',
      order: 'A-1',
      cost: 6_00,
      ledger: ['given', 'redeemed'],
      day: { minor: 6_00, exercises: 1 },
    });
  });

  it('[CD3] is not undone by having been redeemed by call before', async () => {
    const environment = await withCode();
    await redeem(environment, 'A-1');
    expect(await note(environment, { codes: [OURS] })).toMatchObject({ redeemed: 0, afterEnd: 0 });
    expect(await webhooks(environment)).toEqual(['code.redeemed']);
  });

  it('[MD5] that took more than was set aside counts for no more than that', async () => {
    const environment = await withCode();
    await note(environment, { codes: [{ ...OURS, takenMinor: 99_00 }] });
    expect(await standing(environment)).toMatchObject({ state: 'redeemed', cost: 8_00 });
  });

  it('[CD3] that does not say what a code took off is charged with all that was set aside', async () => {
    const environment = await withCode();
    await note(environment, { codes: [{ ...OURS, takenMinor: null }] });
    expect(await standing(environment)).toMatchObject({ state: 'redeemed', cost: 8_00 });
  });

  it('[CD3] told after the code’s time was in time at the shop', async () => {
    const environment = await withCode();
    environment.clock.advance(DAY_MS + 1);
    expect(await note(environment, { codes: [OURS] })).toMatchObject({ redeemed: 1 });
  });

  it('[CD4] without the code its basket had applied: lost, told at once, its place kept', async () => {
    const environment = await withCode();
    await apply(environment, 'basket-1');
    expect(await note(environment, { basket: 'basket-1' })).toMatchObject({ lost: 1 });
    expect(await standing(environment)).toMatchObject({
      state: 'lost',
      why: 'Order A-1 was paid without it.',
      cost: null,
      day: { minor: 8_00, exercises: 1 },
      ledger: ['given', 'lost'],
    });
    expect(await webhooks(environment)).toEqual(['code.lost']);
    expect(await note(environment, { basket: 'basket-1' })).toMatchObject({ lost: 0 });
  });

  it('[CD4] what is lost is taken back where the shop made it: beside a new one it would be a second gift', async () => {
    const engine = { kind: 'generic-http', url: 'https://boots.example/toonbank' } as const;
    const shops = { current: () => [{ ...TEST_SHOP, engine }] };
    const environment = testEnvironment({ shops });
    await keepGiven(environment, { shopRef: 'ref-1' });
    await apply(environment, 'basket-1');
    await note(environment, { basket: 'basket-1' });
    const effects = await look(environment, ({ tx }) => tx.effects.about(asId('talk-1')));
    expect(effects.filter(({ body }) => body.type === 'code.revoke')).toMatchObject([
      { kind: 'shop', body: { fields: { code: 'code-1', shopRef: 'ref-1' } } },
    ]);
  });

  it('[CD4] of another basket loses nothing', async () => {
    const environment = await withCode();
    await apply(environment, 'basket-1');
    expect(await note(environment, { basket: 'basket-2' })).toMatchObject({ lost: 0 });
    expect((await standing(environment)).state).toBe('applied');
  });

  it('[CD1] with a code that another order used meanwhile is that alarm, and no loss besides', async () => {
    const environment = await withCode();
    await apply(environment, 'basket-1');
    await redeem(environment, 'A-2', 'basket-2');
    const twice = { basket: 'basket-1', codes: [OURS] };
    expect(await note(environment, twice)).toMatchObject({ lost: 0, afterEnd: 1 });
    expect(await webhooks(environment)).toEqual(['code.redeemed']);
  });

  it.each(['revoked', 'expired', 'lost'] as const)(
    '[CD1] with a code that was %s keeps that end, and is an alarm, once',
    async (state) => {
      const environment = await withCode({ state });
      expect(await note(environment, { codes: [OURS] })).toMatchObject({ afterEnd: 1 });
      expect(await note(environment, { codes: [OURS] })).toMatchObject({ afterEnd: 0 });
      expect(await standing(environment)).toMatchObject({
        state,
        why: 'Order A-1 was paid with it after it had ended.',
        ledger: ['given', 'paid-after-end'],
        day: { minor: 6_00, exercises: 1 },
      });
    },
  );

  it('[CD1] with a code that another order has used is an alarm', async () => {
    const environment = await withCode();
    await redeem(environment, 'A-1');
    const twice = { order: 'A-2', codes: [OURS] };
    expect(await note(environment, twice)).toMatchObject({ redeemed: 0, afterEnd: 1 });
    expect(await standing(environment)).toMatchObject({ state: 'redeemed', order: 'A-1' });
  });
});

describe('a shop that does not ask us', () => {
  const engine = { kind: 'generic-http', url: 'https://boots.example/toonbank' } as const;

  it('[CD3] has a while to be paid for an order begun in time, before the code’s time is over here', async () => {
    const shops = { current: () => [{ ...TEST_SHOP, engine }] };
    const environment = testEnvironment({ shops });
    await keepGiven(environment);
    environment.clock.advance(DAY_MS + SHOP_PAYS_WITHIN_MS - 1);
    await commit(environment, expireCodes);
    expect((await standing(environment)).state).toBe('made');
    expect(await note(environment, { codes: [OURS] })).toMatchObject({ redeemed: 1, afterEnd: 0 });
    const other = {
      code: asId<never>('code-2'),
      exercise: asId<never>('given-2'),
      text: 'ABCD-EFGH-0002',
    };
    await keepGiven(environment, other, { exercise: other.exercise });
    environment.clock.advance(DAY_MS + SHOP_PAYS_WITHIN_MS);
    await commit(environment, expireCodes);
    expect((await standing(environment, 'code-2')).state).toBe('expired');
  });

  it('[CD7] that asks us has none: what is refused at checkout is over', async () => {
    const environment = await withCode();
    environment.clock.advance(DAY_MS);
    await commit(environment, expireCodes);
    expect((await standing(environment)).state).toBe('expired');
  });
});

describe('an open order', () => {
  it('[CD4] holds the codes in it, so that it is noticed when they vanish', async () => {
    const environment = await withCode();
    await note(environment, { state: 'open', codes: [OURS] });
    expect(await standing(environment)).toMatchObject({ state: 'applied', heldBy: 'A-1' });
    expect(await note(environment, {})).toMatchObject({ lost: 1 });
  });
});

describe.each(['cancelled', 'payment-failed'] as const)('an order that is %s', (state) => {
  it('[CD8] lets go of a code that was applied', async () => {
    const environment = await withCode();
    await apply(environment, 'basket-1');
    const undone = { state, basket: 'basket-1', codes: [OURS] };
    expect(await note(environment, undone)).toMatchObject({ released: 1 });
    expect(await standing(environment)).toMatchObject({ state: 'shown', heldBy: null });
  });

  it('[CD8] gives a redeemed code back, usable for what it took then', async () => {
    const environment = await withCode();
    await redeem(environment, 'A-1');
    const undone = { state, codes: [OURS] };
    expect(await note(environment, undone)).toMatchObject({ returned: 1 });
    expect(await note(environment, undone)).toMatchObject({ returned: 0 });
    expect(await standing(environment)).toMatchObject({
      state: 'shown',
      order: null,
      most: 6_00,
      cost: null,
      ledger: ['given', 'redeemed', 'returned'],
      day: { minor: 6_00, exercises: 1 },
    });
    await redeem(environment, 'A-2');
    expect(await standing(environment)).toMatchObject({
      state: 'redeemed',
      order: 'A-2',
      cost: 6_00,
      day: { minor: 6_00, exercises: 1 },
    });
  });

  it('[CD8] gives all of it back when the code’s time is over', async () => {
    const environment = await withCode();
    await redeem(environment, 'A-1');
    environment.clock.advance(DAY_MS);
    await note(environment, { state, codes: [OURS] });
    expect(await standing(environment)).toMatchObject({
      state: 'expired',
      cost: 0,
      day: { minor: 0, exercises: 0 },
    });
  });

  it('[CD8] gives nothing back of a code that another order has used', async () => {
    const environment = await withCode();
    await redeem(environment, 'A-1');
    const other = { order: 'A-2', state, codes: [OURS] };
    expect(await note(environment, other)).toMatchObject({ returned: 0 });
    expect((await standing(environment)).state).toBe('redeemed');
  });
});
