import { describe, expect, it } from 'vitest';
import { productById } from '../../../../demo/catalogue/catalogue.ts';
import { pauseMs, seededChance } from '../../../../demo/crowd/chance.ts';
import { planShopper, type ShopperPlan } from '../../../../demo/crowd/plan.ts';
import { readCrowdSettings } from '../../../../demo/crowd/settings.ts';

const CROWD = Array.from({ length: 400 }, (_, number) => planShopper(1, number));

function kindsOf(plans: readonly ShopperPlan[]): ReadonlySet<string> {
  return new Set(plans.map((plan) => plan.kind));
}

function actsOf(plan: ShopperPlan): readonly string[] {
  return plan.steps.map((step) => step.act.kind);
}

describe('crowd plan', () => {
  it('[DM6] the same seed and number give the same shopper, another seed another crowd', () => {
    expect(CROWD.map((plan) => planShopper(1, plan.number))).toEqual(CROWD);
    expect(CROWD.map((plan) => planShopper(2, plan.number))).not.toEqual(CROWD);
  });

  it('[DM6] every kind comes, and most only look', () => {
    expect(kindsOf(CROWD).size).toBe(5);
    const buyers = CROWD.filter((plan) => actsOf(plan).includes('order')).length;
    expect(buyers).toBeGreaterThan(0);
    expect(buyers / CROWD.length).toBeLessThan(0.3);
  });

  it('[DM6] a hesitator looks at one pair at least twice and leaves the checkout at least twice', () => {
    const hesitators = CROWD.filter((plan) => plan.kind === 'boots-hesitator');
    expect(hesitators.length).toBeGreaterThan(20);
    for (const plan of hesitators) {
      const acts = actsOf(plan);
      expect(acts.filter((act) => act === 'product').length).toBeGreaterThanOrEqual(2);
      expect(acts.filter((act) => act === 'back-to-basket').length).toBeGreaterThanOrEqual(2);
      expect(acts).not.toContain('order');
    }
  });

  it('[DM6] every plan starts at home and chooses only sizes that are in stock', () => {
    for (const plan of CROWD) {
      expect(plan.steps[0]?.act.kind).toBe('home');
      let looked: string | undefined;
      for (const { act } of plan.steps) {
        if (act.kind === 'product') looked = act.productId;
        if (act.kind === 'size')
          expect(productById(looked)?.sizes).toContainEqual({ label: act.size, inStock: true });
      }
    }
  });

  it('[DM6] pauses are lopsided as people are: half under the median, some much longer, none unbounded', () => {
    const chance = seededChance(7);
    const pauses = Array.from({ length: 4_000 }, () => pauseMs(chance, 4_000)).sort(
      (a, b) => a - b,
    );
    expect(pauses[2_000]).toBeGreaterThan(3_700);
    expect(pauses[2_000]).toBeLessThan(4_300);
    expect(pauses[3_900]).toBeGreaterThan(10_000);
    expect(pauses[0]).toBeGreaterThanOrEqual(500);
    expect(pauses[3_999]).toBeLessThanOrEqual(60_000);
  });
});

describe('crowd settings', () => {
  it('[DM6] reads what was asked', () => {
    const asked = ['--visitors', '50', '--shop', 'http://127.0.0.1:4690/nl', '--seed=3'];
    expect(readCrowdSettings(asked)).toEqual({
      visitors: 50,
      shop: 'http://127.0.0.1:4690',
      minutes: 5,
      seed: 3,
    });
  });

  it.each([
    [['--visitors', '0']],
    [['--visitors', 'x']],
    [['--shop', 'shop']],
    [['--who']],
    [['--minutes', '-1']],
  ])('[DM8] %o is answered with a sentence', (args) => {
    expect(readCrowdSettings(args)).toMatch(/^[A-Z"].*\S$/);
  });
});
