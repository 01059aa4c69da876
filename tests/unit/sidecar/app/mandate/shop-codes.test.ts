import { describe, expect, it } from 'vitest';
import { asFeedSeq, asId } from '../../../../../shared/kernel/ids.ts';
import { asMinor } from '../../../../../shared/kernel/measure.ts';
import { DAY_MS } from '../../../../../shared/kernel/time.ts';
import { applyForShop } from '../../../../../sidecar/app/mandate/apply-code.ts';
import { checkForShop } from '../../../../../sidecar/app/mandate/check-code.ts';
import { redeemForShop } from '../../../../../sidecar/app/mandate/redeem-code.ts';
import { releaseForShop } from '../../../../../sidecar/app/mandate/release-code.ts';
import { shopCall } from '../../../../../sidecar/app/mandate/shop-call.ts';
import { commit, look } from '../../../../../sidecar/app/pipeline.ts';
import { ofAgent } from '../../../../../sidecar/domain/audience.ts';
import type { Answer } from '../../../../../sidecar/ports/store/marks.ts';
import { type TestEnvironment, testEnvironment } from '../../../../support/environment.ts';
import {
  BOOTS,
  forBasket,
  inBasket,
  inOrder,
  keepGiven,
  standing,
  webhooks,
} from '../../../../support/given-code.ts';

async function withCode(
  ...changes: Parameters<typeof keepGiven> extends [unknown, ...infer Rest] ? Rest : never
) {
  const environment = testEnvironment();
  await keepGiven(environment, ...changes);
  return environment;
}

const check = (environment: TestEnvironment, changes = {}) =>
  look(environment, (work) => checkForShop(work, BOOTS, forBasket(changes)));
const apply = (environment: TestEnvironment, basket: string) =>
  commit(environment, (work) => applyForShop(work, BOOTS, inBasket(basket)));
const release = (environment: TestEnvironment, basket: string) =>
  commit(environment, (work) => releaseForShop(work, BOOTS, inBasket(basket)));
const redeem = (environment: TestEnvironment, ...order: Parameters<typeof inOrder>) =>
  commit(environment, (work) => redeemForShop(work, BOOTS, inOrder(...order)));

function fieldsOf(answer: Answer): Record<string, unknown> {
  return answer.kind === 'done' ? JSON.parse(answer.said ?? '{}') : { refused: answer.refusal };
}
const kindOf = (answer: Answer) => (answer.kind === 'done' ? 'done' : answer.refusal);

describe('check', () => {
  it('[CD7] says what a code takes off this basket, and changes nothing', async () => {
    const environment = await withCode();
    expect(fieldsOf(await check(environment))).toMatchObject({
      kind: 'percentage',
      percent: 10,
      offMinor: 8_00,
      mostMinor: 8_00,
      currency: 'EUR',
    });
    expect(fieldsOf(await check(environment, { basketMinor: 50_00 })).offMinor).toBe(5_00);
    expect((await standing(environment)).state).toBe('made');
  });

  it('[MD5] never says more than was set aside, however large the basket has grown', async () => {
    const environment = await withCode();
    expect(fieldsOf(await check(environment, { basketMinor: 900_00 })).offMinor).toBe(8_00);
  });

  it.each([
    ['as it was made', 'ABCD-EFGH-JKMN'],
    ['in small letters', 'abcd-efgh-jkmn'],
    ['without dashes', 'ABCDEFGHJKMN'],
    ['with spaces around and in it', '  abcd efgh jkmn '],
  ])('[CD7] a code typed %s is found', async (_, code) => {
    expect(kindOf(await check(await withCode(), { code }))).toBe('done');
  });

  it.each([
    ['an unknown code', { code: 'ZZZZ-ZZZZ-ZZZZ' }, 'not-found'],
    ['what is no code at all', { code: 'SUMMER' }, 'not-found'],
    ['another currency', { currency: 'USD' }, 'not-allowed'],
    ['an empty basket', { basketMinor: 0 }, 'not-allowed'],
  ])('[CD7] %s is refused in words', async (_, changes, kind) => {
    const answer = await check(await withCode(), changes);
    expect(kindOf(answer)).toBe(kind);
  });

  it('[CD7] a basket below what the code asks, or a code past its time, is refused', async () => {
    const worth = { kind: 'amount', percent: null, most: asMinor(8_00), currency: 'EUR' } as const;
    const environment = await withCode({ worth: { ...worth, basketFrom: asMinor(100_00) } });
    expect(kindOf(await check(environment))).toBe('not-allowed');
    expect(kindOf(await check(environment, { basketMinor: 100_00 }))).toBe('done');
    environment.clock.advance(DAY_MS);
    expect(kindOf(await check(environment, { basketMinor: 100_00 }))).toBe('expired');
  });

  it('[CD7] a code of another shop does not exist here', async () => {
    const environment = await withCode();
    const asked = look(environment, (work) => checkForShop(work, asId('bikes'), forBasket()));
    expect(kindOf(await asked)).toBe('not-found');
  });
});

describe('apply and release', () => {
  it('[CD8] a basket holds a code until it lets go; then it can be entered again', async () => {
    const environment = await withCode();
    expect(fieldsOf(await apply(environment, 'basket-1')).offMinor).toBe(8_00);
    expect(await standing(environment)).toMatchObject({ state: 'applied', heldBy: 'basket-1' });
    expect(fieldsOf(await release(environment, 'basket-2'))).toMatchObject({ isReleased: false });
    expect((await standing(environment)).state).toBe('applied');
    expect(fieldsOf(await release(environment, 'basket-1'))).toMatchObject({ isReleased: true });
    expect(await standing(environment)).toMatchObject({ state: 'shown', heldBy: null });
    expect(kindOf(await apply(environment, 'basket-2'))).toBe('done');
  });

  it('[CD2] a basket that holds a code locks nobody out: the last one to enter it holds it', async () => {
    const environment = await withCode();
    await apply(environment, 'basket-1');
    expect(kindOf(await apply(environment, 'basket-2'))).toBe('done');
    expect(await standing(environment)).toMatchObject({ state: 'applied', heldBy: 'basket-2' });
  });

  it('[CD3] applying is not redeeming: nothing moves in the ledger, and the agent sees it', async () => {
    const environment = await withCode();
    await apply(environment, 'basket-1');
    expect(await standing(environment)).toMatchObject({
      cost: null,
      ledger: ['given'],
      day: { minor: 8_00, exercises: 1 },
    });
    const told = await look(environment, ({ tx }) =>
      tx.feed.after(ofAgent(asId('agent-1')), asFeedSeq(0), 10),
    );
    expect(told.map(({ fact }) => fact.type)).toEqual(['exercise.changed']);
  });
});

describe('redeem', () => {
  it('[CD2] a code is redeemed once: the same order has the same answer, another one is refused', async () => {
    const environment = await withCode();
    const first = await redeem(environment, 'A-1');
    expect(fieldsOf(first)).toMatchObject({ order: 'A-1', takenMinor: 8_00 });
    expect(await redeem(environment, 'A-1')).toEqual(first);
    // Also when it says another amount: what was redeemed stays.
    expect(await redeem(environment, 'A-1', 1_00)).toEqual(first);
    expect(kindOf(await redeem(environment, 'A-2'))).toBe('already-used');
    expect(kindOf(await check(environment))).toBe('already-used');
    expect((await standing(environment)).ledger).toEqual(['given', 'redeemed']);
    expect(await webhooks(environment)).toEqual(['code.redeemed']);
  });

  it('[MD5] what was set aside beyond what was taken is given back', async () => {
    const environment = await withCode();
    await redeem(environment, 'A-1', 5_50);
    expect(await standing(environment)).toMatchObject({
      state: 'redeemed',
      order: 'A-1',
      cost: 5_50,
      day: { minor: 5_50, exercises: 1 },
    });
  });

  it('[MD5] more than was set aside is refused, and nothing is redeemed', async () => {
    const environment = await withCode();
    expect(kindOf(await redeem(environment, 'A-1', 8_01))).toBe('not-allowed');
    expect(await standing(environment)).toMatchObject({ state: 'made', ledger: ['given'] });
    expect(kindOf(await redeem(environment, 'A-1', 8_00))).toBe('done');
  });

  it.each(['revoked', 'lost', 'failed', 'making'] as const)(
    '[CD1] a code that is %s is not redeemed',
    async (state) => {
      const environment = await withCode({ state });
      expect(kindOf(await redeem(environment, 'A-1'))).toBe('wrong-state');
      expect((await standing(environment)).state).toBe(state);
    },
  );
});

describe('once', () => {
  const call = (environment: TestEnvironment, about: string, order: string) =>
    shopCall(
      environment,
      { shop: BOOTS, key: asId('key-1'), about, looseSignature: null },
      (work) => redeemForShop(work, BOOTS, inOrder(order)),
    );

  it('[CD5] the same key and body have the same answer; another body is refused and does nothing', async () => {
    const environment = await withCode();
    const first = await call(environment, 'body one', 'A-1');
    expect(await call(environment, 'body one', 'A-1')).toEqual(first);
    expect(kindOf(await call(environment, 'body two', 'A-2'))).toBe('already-used');
    expect((await standing(environment)).ledger).toEqual(['given', 'redeemed']);
  });

  it('[CD5] a signature that does not cover the key acts once, under whichever keys it comes', async () => {
    const environment = await withCode();
    const loose = (key: string, looseSignature: string) =>
      shopCall(
        environment,
        { shop: BOOTS, key: asId(key), about: 'body', looseSignature },
        (work) => redeemForShop(work, BOOTS, inOrder(key)),
      );
    const first = await loose('key-1', 'v1=one');
    expect(await loose('key-2', 'v1=one')).toEqual(first);
    expect((await standing(environment)).ledger).toEqual(['given', 'redeemed']);
    // The key it came with the second time is still free.
    expect(kindOf(await loose('key-2', 'v1=two'))).toBe('already-used');
    expect(kindOf(await loose('key-2', 'v1=three'))).toBe('already-used');
  });

  it('[CD5] a refusal is kept with its key too', async () => {
    const environment = await withCode({ state: 'revoked' });
    const first = await call(environment, 'body one', 'A-1');
    expect(kindOf(first)).toBe('wrong-state');
    expect(await call(environment, 'body one', 'A-1')).toEqual(first);
  });
});
