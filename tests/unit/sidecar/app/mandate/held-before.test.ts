import { describe, expect, it } from 'vitest';
import { CODE_HELD_BEFORE_MAX } from '../../../../../shared/protocol/limits.ts';
import { releaseForShop } from '../../../../../sidecar/app/mandate/release-code.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { apply, note, OURS, redeem, withCode } from '../../../../support/coded-orders.ts';
import type { TestEnvironment } from '../../../../support/environment.ts';
import { BOOTS, inBasket, standing, webhooks } from '../../../../support/given-code.ts';

const release = (environment: TestEnvironment, basket: string) =>
  commit(environment, (work) => releaseForShop(work, BOOTS, inBasket(basket)));

describe('a basket that had applied a code before another did', () => {
  it.each([
    ['before', ['basket-1', 'basket-2']],
    ['after', ['basket-2', 'basket-1']],
  ])(
    '[CD4] or %s it did, is paid without it once that one used it: the agent hears of it, once',
    async (_, order) => {
      const environment = await withCode();
      for (const basket of order) await apply(environment, basket);
      await redeem(environment, 'A-2', 'basket-2');
      expect(await note(environment, { basket: 'basket-1' })).toMatchObject({ lost: 1 });
      expect(await standing(environment)).toMatchObject({
        state: 'redeemed',
        order: 'A-2',
        why: 'Order A-1 was paid without it: order A-2 had used it.',
      });
      expect(await note(environment, { basket: 'basket-1' })).toMatchObject({ lost: 0 });
      expect(await webhooks(environment)).toEqual(['code.redeemed', 'code.lost']);
    },
  );

  it('[CD4] has lost nothing when it had let go of it in between', async () => {
    const environment = await withCode();
    await apply(environment, 'basket-1');
    await apply(environment, 'basket-2');
    await release(environment, 'basket-1');
    expect(await standing(environment)).toMatchObject({ state: 'applied', heldBy: 'basket-2' });
    await redeem(environment, 'A-2', 'basket-2');
    expect(await note(environment, { basket: 'basket-1' })).toMatchObject({ lost: 0 });
  });

  it('[CD4] still has it when the one that took it over lets go', async () => {
    const environment = await withCode();
    await apply(environment, 'basket-1');
    await apply(environment, 'basket-2');
    await release(environment, 'basket-2');
    await redeem(environment, 'A-3', 'basket-3');
    expect(await note(environment, { basket: 'basket-1' })).toMatchObject({ lost: 1 });
  });

  it('[CD4, LM1] is forgotten when it is the one that applied it longest ago of too many', async () => {
    const environment = await withCode();
    const baskets = Array.from({ length: CODE_HELD_BEFORE_MAX + 2 }, (_, n) => `basket-${n}`);
    for (const basket of baskets) await apply(environment, basket);
    await redeem(environment, 'A-0', baskets.at(-1));
    const others = baskets.slice(0, -1).toReversed();
    const told: number[] = [];
    for (const basket of others) {
      told.push((await note(environment, { order: `of-${basket}`, basket })).lost);
    }
    expect(told).toEqual([...others.slice(1).map(() => 1), 0]);
  });
});

describe('an order that is seen while it is open', () => {
  const open = { state: 'open', codes: [OURS] } as const;

  it('[CD4] with a code that another has used up is told apart when it is paid without it, once', async () => {
    const environment = await withCode();
    await redeem(environment, 'A-2');
    await note(environment, open);
    await note(environment, open);
    expect(await note(environment, {})).toMatchObject({ lost: 1 });
    expect((await standing(environment)).why).toContain('order A-2 had used it');
    // As another sidecar says it, that had asked before it was paid.
    await note(environment, open);
    expect(await note(environment, {})).toMatchObject({ lost: 0 });
    expect(await webhooks(environment)).toEqual(['code.redeemed', 'code.lost']);
  });

  it('[CD4] by two sidecars, each in its turn, is noted once', async () => {
    const environment = await withCode();
    const carts = ['A-1', 'B-1'].map((order) => ({ ...open, order }));
    for (const cart of [...carts, ...carts]) await note(environment, cart);
    const used = { order: 'B-1', codes: [OURS] };
    const without = { order: 'A-1' };
    const noted = [];
    for (const paid of [used, used, without, without]) noted.push(await note(environment, paid));
    expect(noted.map(({ redeemed, lost }) => [redeemed, lost])).toEqual([
      [1, 0],
      [0, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(await webhooks(environment)).toEqual(['code.redeemed', 'code.lost']);
  });
});
