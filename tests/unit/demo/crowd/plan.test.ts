import { describe, expect, it } from 'vitest';
import { productById } from '../../../../demo/catalogue/catalogue.ts';
import { pauseMs } from '../../../../demo/crowd/chance.ts';
import { planShopper, type ShopperPlan } from '../../../../demo/crowd/plan.ts';
import { readCrowdSettings } from '../../../../demo/crowd/settings.ts';
import { NATURES, TYPES } from '../../../../demo/truth/natures.ts';
import { seededDraw } from '../../../../sidecar/domain/learning/seeded-draw.ts';

const CROWD = Array.from({ length: 2_000 }, (_, number) => planShopper(1, number));

const actsOf = ({ walk, pay }: ShopperPlan) => [...walk, ...pay].map(({ act }) => act);
const kindsOf = (plan: ShopperPlan): readonly string[] => actsOf(plan).map(({ kind }) => kind);

describe('crowd plan', () => {
  it('[DM6] the same seed and number give the same shopper, another seed another crowd', () => {
    expect(CROWD.map((plan) => planShopper(1, plan.number))).toEqual(CROWD);
    expect(CROWD.map((plan) => planShopper(2, plan.number))).not.toEqual(CROWD);
  });

  it.each(TYPES)('[DM12] %s come in their share', (type) => {
    const { share } = NATURES[type];
    const found = CROWD.filter((plan) => plan.type === type).length / CROWD.length;
    expect(Math.abs(found - share)).toBeLessThan(
      4 * Math.sqrt((share * (1 - share)) / CROWD.length),
    );
  });

  it('[DM12] the order comes at the end of paying and nowhere else', () => {
    for (const { walk, pay } of CROWD) {
      expect(walk.some(({ act }) => act.kind === 'order')).toBe(false);
      expect(pay.slice(-3).map(({ act }) => act.kind)).toEqual(['shipping', 'pay', 'order']);
      expect(pay.filter(({ act }) => act.kind === 'order')).toHaveLength(1);
    }
  });

  it('[DM6] everybody pays for something that they put in, in a size that is in stock', () => {
    for (const plan of CROWD) {
      const kinds = kindsOf(plan);
      const [added, basket] = [kinds.indexOf('add'), kinds.indexOf('basket')];
      expect(added).toBeGreaterThan(0);
      expect(added).toBeLessThan(basket);
      expect(basket).toBeLessThan(kinds.indexOf('checkout'));
      expect(kinds.filter((kind) => kind === 'add')).toHaveLength(1);
      let looked: string | undefined;
      for (const act of actsOf(plan)) {
        if (act.kind === 'product') looked = act.productId;
        if (act.kind === 'size')
          expect(productById(looked)?.sizes).toContainEqual({ label: act.size, inStock: true });
      }
    }
  });

  it('[DM6] details are filled in on the page that asks for them, a code typed on the page for paying', () => {
    const before: Readonly<Record<string, readonly string[]>> = {
      details: ['checkout'],
      coupon: ['shipping'],
      size: ['product'],
    };
    const still = new Set(['scroll', 'linger', 'idle', 'copy-name', 'look-up']);
    for (const plan of CROWD) {
      const moves = kindsOf(plan).filter((kind) => !still.has(kind));
      moves.forEach((kind, at) => {
        const allowed = before[kind];
        if (allowed !== undefined) expect(allowed).toContain(moves[at - 1]);
      });
    }
  });

  it('[DM6] pauses are lopsided as people are: half under the median, some much longer, none unbounded', () => {
    const draw = seededDraw(7);
    const pauses = Array.from({ length: 4_000 }, () => pauseMs(draw, 4_000)).sort((a, b) => a - b);
    expect(pauses[2_000]).toBeGreaterThan(3_700);
    expect(pauses[2_000]).toBeLessThan(4_300);
    expect(pauses[3_900]).toBeGreaterThan(10_000);
    expect(pauses[0]).toBeGreaterThanOrEqual(500);
    expect(pauses[3_999]).toBeLessThanOrEqual(60_000);
  });
});

describe('crowd settings', () => {
  it('[DM6] reads what was asked', () => {
    const shop = ['--shop', 'http://127.0.0.1:4690/nl'];
    const asked = ['--visitors', '50', ...shop, '--seed=3', '--pace', '4', '--json'];
    expect(readCrowdSettings(asked)).toEqual({
      visitors: 50,
      shop: 'http://127.0.0.1:4690',
      minutes: 5,
      seed: 3,
      pace: 4,
      isJson: true,
    });
  });

  it.each([
    [['--visitors', '0']],
    [['--visitors', 'x']],
    [['--shop', 'shop']],
    [['--who']],
    [['--minutes', '-1']],
    [['--pace', '0']],
  ])('[DM8] %o is answered with a sentence', (args) => {
    expect(readCrowdSettings(args)).toMatch(/^[A-Z"].*\S$/);
  });
});
