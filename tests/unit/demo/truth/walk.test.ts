import { expect, test } from 'vitest';
import { NATURES, TYPES } from '../../../../demo/truth/natures.ts';
import { type Been, beenTo, NOWHERE, PAGE_KINDS } from '../../../../demo/truth/roads.ts';
import { drawShopper, willBuy } from '../../../../demo/truth/shopper.ts';
import { chanceOfStep, chancesFrom, STEPS_MAX, walk } from '../../../../demo/truth/walk.ts';
import { seededDraw } from '../../../../sidecar/domain/learning/seeded-draw.ts';

const MANY = 20_000;
const SHOPPERS = shoppers(1);

function shoppers(seed: number) {
  const draw = seededDraw(seed);
  return Array.from({ length: MANY }, () => drawShopper(draw));
}

/** Within four standard errors of a share, which a right one is beyond in one of 16,000 seeds. */
function isShare(found: number, share: number, of: number): boolean {
  return Math.abs(found / of - share) < 4 * Math.sqrt((share * (1 - share)) / of);
}

test('[DM10] the seed decides every shopper', () => {
  expect(shoppers(1).slice(0, 100)).toEqual(SHOPPERS.slice(0, 100));
  expect(shoppers(2).slice(0, 100)).not.toEqual(SHOPPERS.slice(0, 100));
});

test.each(TYPES)('[DM10] %s come, buy and answer as often as is known', (type) => {
  const own = SHOPPERS.filter((each) => each.type === type);
  const { share, buys, buysOffered, accepts, rejects } = NATURES[type];
  const count = (is: (each: (typeof own)[number]) => boolean) => own.filter(is).length;
  expect(isShare(own.length, share, MANY)).toBe(true);
  expect(
    isShare(
      count((each) => willBuy(each, false)),
      buys,
      own.length,
    ),
  ).toBe(true);
  expect(
    isShare(
      count((each) => willBuy(each, true)),
      buysOffered,
      own.length,
    ),
  ).toBe(true);
  expect(
    isShare(
      count(({ answer }) => answer === 'yes'),
      accepts,
      own.length,
    ),
  ).toBe(true);
  expect(
    isShare(
      count(({ answer }) => answer === 'no'),
      rejects,
      own.length,
    ),
  ).toBe(true);
});

test('[DM10] shares add up to 1, and so do the chances of all that may come next, wherever somebody is', () => {
  expect(TYPES.reduce((sum, type) => sum + NATURES[type].share, 0)).toBeCloseTo(1, 12);
  const places = new Map<string, Been>();
  for (const { steps } of SHOPPERS.slice(0, 500)) {
    let been = NOWHERE;
    for (const { kind } of steps) {
      places.set(JSON.stringify(been), been);
      been = beenTo(been, kind);
    }
  }
  expect(places.size).toBeGreaterThan(10);
  const yesNo = [true, false];
  for (const been of places.values()) {
    for (const type of TYPES) {
      const next = PAGE_KINDS.flatMap((kind) =>
        yesNo.flatMap((isLong) => yesNo.map((isDoubting) => ({ kind, isLong, isDoubting }))),
      );
      const all = next.reduce((sum, step) => sum + chanceOfStep(type, been, step), 0);
      expect(all).toBeCloseTo(been.last === null ? 1 : 1 - NATURES[type].leaves, 12);
    }
  }
});

test('[DM10] nobody looks again, fills a basket or checks out before they can', () => {
  for (const { steps } of SHOPPERS.slice(0, 4_000)) {
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.length).toBeLessThanOrEqual(STEPS_MAX);
    const first = (kind: string) => {
      const at = steps.findIndex((step) => step.kind === kind);
      return at < 0 ? Number.POSITIVE_INFINITY : at;
    };
    for (const after of ['product-again', 'basket'])
      if (first(after) < STEPS_MAX) expect(first('product')).toBeLessThan(first(after));
    if (first('checkout') < STEPS_MAX) expect(first('basket')).toBeLessThan(first('checkout'));
    steps.forEach(({ kind }, at) => {
      if (kind === 'shipping-cost') expect(steps[at - 1]?.kind).toBe('checkout');
    });
  }
});

test('[DM10] a walk goes where its type is drawn to, as often as it is', () => {
  const draw = seededDraw(7);
  const looked = beenTo(NOWHERE, 'product');
  const after = Array.from({ length: MANY }, () => walk('persuadable', draw))
    .filter(([first]) => first?.kind === 'product')
    .flatMap(([, second]) => (second === undefined ? [] : [second]));
  const chances = chancesFrom('persuadable', looked);
  for (const [place, kind] of PAGE_KINDS.entries()) {
    const found = after.filter((step) => step.kind === kind).length;
    expect(isShare(found, chances[place] ?? 0, after.length) || found === 0).toBe(true);
    if ((chances[place] ?? 0) > 0) expect(found).toBeGreaterThan(0);
  }
});
