import { describe, expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import type { Observed } from '../../../../../sidecar/domain/session/act.ts';
import {
  advance,
  EMPTY_JOURNEY,
  type Journey,
} from '../../../../../sidecar/domain/session/journey.ts';
import { anAct, filled, looked, ordered, viewed } from '../../../../support/builders/session.ts';

const BOUNDS = { pagesMax: 3, productsMax: 3, readMax: 3, countMax: 9_999, visibleMaxMs: 100_000 };

function journeyOf(...observed: readonly Observed[]): Journey {
  return observed.reduce(
    (journey, one, place) =>
      advance(journey, anAct(one, { place, at: asEpochMs(1_000 + place) }), BOUNDS),
    EMPTY_JOURNEY,
  );
}

const left = (page: string, visibleMs = 1_000): Observed => ({
  type: 'page.left',
  page,
  visibleMs,
});
const stepped = (step: 'begun' | 'shipping' | 'payment'): Observed => ({
  type: 'checkout.stepped',
  page: 'page-checkout',
  step,
});
const emptied: Observed = {
  type: 'basket.changed',
  page: 'page-basket',
  basket: { lines: [], valueMinor: 0, currency: 'EUR' },
};

describe('journey', () => {
  it.each([
    ['nothing', [], 'browsing'],
    ['a home page', [viewed('home')], 'browsing'],
    ['a product page', [viewed('product')], 'product'],
    ['a product looked at, then a list', [looked('p1'), viewed('category')], 'product'],
    ['a filled basket', [filled()], 'basket'],
    ['a filled basket, then a product', [filled(), viewed('product')], 'basket'],
    ['an emptied basket', [looked('p1'), filled(), emptied], 'product'],
    ['a checkout page', [filled(), viewed('checkout')], 'checkout'],
    ['a checkout left', [filled(), viewed('checkout'), viewed('home')], 'checkout'],
    [
      'a checkout left and the basket emptied',
      [viewed('checkout'), viewed('basket'), emptied],
      'browsing',
    ],
    ['a step reported before its page', [filled(), stepped('begun')], 'checkout'],
    ['an order', [viewed('checkout'), ordered(), viewed('home')], 'ordered'],
  ] as const)('[SE4] after %s the phase follows', (_name, observed, phase) => {
    expect(journeyOf(...observed).phase).toBe(phase);
  });

  it('[SE4] the checkout counts once however many of its pages are seen', () => {
    const { checkout } = journeyOf(
      viewed('checkout', 'c1'),
      stepped('shipping'),
      viewed('checkout', 'c2'),
    );
    expect(checkout).toMatchObject({ isIn: true, entered: 1, left: 0 });
  });

  it('[SE4] the thank-you page does not count as leaving the checkout', () => {
    const { checkout } = journeyOf(viewed('checkout'), viewed('thank-you'));
    expect(checkout).toMatchObject({ isIn: false, left: 0, returns: 0 });
  });

  it('[HS2] a return is counted for basket and product pages alone', () => {
    const { checkout } = journeyOf(
      viewed('checkout'),
      viewed('basket'),
      viewed('checkout'),
      viewed('product'),
      viewed('checkout'),
      viewed('service'),
    );
    expect(checkout).toMatchObject({ entered: 3, left: 3, returns: 2 });
  });

  it('[SE4] the furthest checkout step stays', () => {
    expect(journeyOf(stepped('payment'), stepped('begun')).checkoutStep).toBe('payment');
  });

  it('[HS1] one page is one look however often it says so', () => {
    const journey = journeyOf(looked('p1'), looked('p1', { variant: '39' }), looked('p2'));
    expect(journey.looks).toMatchObject([{ product: 'boot-7', looks: 2 }]);
  });

  it('[SE5] products, pages and times stay within their bounds', () => {
    const journey = journeyOf(
      ...['a', 'b', 'c', 'd'].flatMap((name) => [
        viewed('product', name),
        looked(name, { product: name }),
        left(name, 60_000),
      ]),
    );
    expect(journey.looks.map(({ product }) => product)).toEqual(['b', 'c', 'd']);
    expect(journey.pages.map(({ page }) => page)).toEqual(['b', 'c', 'd']);
    expect(journey.visibleMs).toBe(100_000);
  });

  it('[SE3] the visitor is away when the last open page is left, and back with the next act', () => {
    const two = journeyOf(viewed('home', 'a'), viewed('home', 'b'), left('a'));
    expect(two.awaySince).toBeNull();
    const none = journeyOf(viewed('home', 'a'), viewed('home', 'b'), left('a'), left('b'));
    expect(none.awaySince).toBe(1_003);
    expect(none.pages.map(({ visibleMs }) => visibleMs)).toEqual([1_000, 1_000]);
    expect(journeyOf(viewed('home', 'a'), left('a'), viewed('home', 'b')).awaySince).toBeNull();
  });

  it('[MS2] the first claimed order counts', () => {
    expect(journeyOf(ordered('one'), ordered('two')).orderedAt).toBe(1_000);
  });
});
