import { expect, it } from 'vitest';
import { asEpochMs } from '../../../../../../shared/kernel/time.ts';
import { JOURNEY_BOUNDS } from '../../../../../../sidecar/app/session/bounds.ts';
import type { PageStanding } from '../../../../../../sidecar/domain/engagement/features/page-standing.ts';
import {
  EMPTY_TALLY,
  type Tally,
  tallied,
} from '../../../../../../sidecar/domain/engagement/features/tally.ts';
import type { Basket, Observed } from '../../../../../../sidecar/domain/session/act.ts';
import { advance, EMPTY_JOURNEY } from '../../../../../../sidecar/domain/session/journey.ts';
import { anAct, aProduct, viewed } from '../../../../../support/builders/session.ts';

function tallyOf(seen: readonly Observed[], standing: PageStanding | null = null): Tally {
  let journey = EMPTY_JOURNEY;
  let tally = EMPTY_TALLY;
  for (const [index, observed] of seen.entries()) {
    const act = anAct(observed, { place: index + 1, at: asEpochMs(1_000_000 + index * 1_000) });
    tally = tallied(tally, journey, act, standing, JOURNEY_BOUNDS);
    journey = advance(journey, act, JOURNEY_BOUNDS);
  }
  return tally;
}

const left = (page: string, visibleMs: number): Observed => ({
  type: 'page.left',
  page,
  visibleMs,
});

function basket(pieces: number, valueMinor: number, currency = 'EUR'): Observed {
  const lines: Basket['lines'] = pieces === 0 ? [] : [{ ...aProduct(), quantity: pieces }];
  return { type: 'basket.changed', page: 'page-basket', basket: { lines, valueMinor, currency } };
}

it('[LF1] pages and their visible time are counted by kind', () => {
  const tally = tallyOf([
    viewed('product', 'p1'),
    left('p1', 4_000),
    viewed('product', 'p2'),
    left('p2', 500),
    viewed('basket'),
  ]);
  expect(tally.views).toEqual({ product: 2, basket: 1 });
  expect(tally.visibleMs).toEqual({ product: 4_500 });
});

it('[LF1] a page that is left twice counts its whole time once', () => {
  const tally = tallyOf([viewed('product', 'p1'), left('p1', 4_000), left('p1', 6_000)]);
  expect(tally.visibleMs).toEqual({ product: 6_000 });
});

it('[LF1] a visit comes from the first page that came from outside the shop', () => {
  const from = (referrer: 'internal' | 'email' | 'search'): Observed => ({
    type: 'page.viewed',
    page: 'one',
    url: '/',
    title: '',
    pageType: 'home',
    referrer,
  });
  expect(tallyOf([from('internal'), from('email'), from('search')]).referrer).toBe('email');
});

it('[LF1] a basket that is only said again has not changed; what is taken out and the peak are kept', () => {
  const said = [basket(1, 9_000), basket(1, 9_000), basket(2, 18_000), basket(1, 9_000)];
  expect(tallyOf(said).basket).toEqual({ changes: 3, removals: 1, peakMinor: 18_000 });
  expect(tallyOf([...said, basket(1, 4_000, 'USD')]).basket.peakMinor).toBe(4_000);
});

it('[LF1] a step of the checkout taken again after a later one is a step back', () => {
  const step = (name: 'begun' | 'shipping' | 'payment'): Observed => ({
    type: 'checkout.stepped',
    page: 'page-checkout',
    step: name,
  });
  expect(tallyOf([step('begun'), step('payment')]).stepsBack).toBe(0);
  expect(tallyOf([step('begun'), step('payment'), step('shipping')]).stepsBack).toBe(1);
});

it('[LF1] what the shop has learned of its pages is their mean, and of the page shown now', () => {
  const standing = { bounceRate: 0.2, exitRate: 0.4, exitOfShop: 2, valueMinor: 300 };
  const { pages } = tallyOf([viewed('home'), viewed('product')], standing);
  expect(pages.known).toBe(2);
  expect(pages.meanExitRate).toBeCloseTo(0.4, 12);
  expect(pages.meanExitOfShop).toBe(2);
  expect(pages.lastExitRate).toBe(0.4);
  expect(tallyOf([viewed('home')]).pages.lastExitRate).toBeNull();
});
