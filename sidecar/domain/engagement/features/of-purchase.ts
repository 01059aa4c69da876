import { elapsed } from '../../../../shared/kernel/time.ts';
import { piecesIn } from './basket-tally.ts';
import { count, type Feature, type Glimpse, minor, seconds, share, yesNo } from './feature.ts';
import { COUNT_MOST } from './of-visit.ts';
import { stepOf } from './tally.ts';

const worthOf = ({ journey }: Glimpse): number => journey.basket?.valueMinor ?? 0;

/** How near a purchase is: basket and checkout. */
export const OF_PURCHASE: readonly Feature[] = [
  count(
    COUNT_MOST,
    ({ journey }) => (journey.basket === null ? 0 : piecesIn(journey.basket)),
    'basket-pieces',
    'pieces in the basket',
  ),
  minor(worthOf, 'basket-value', 'worth of the basket'),
  minor(({ tally }) => tally.basket.peakMinor, 'basket-peak', 'the most the basket was worth'),
  share(
    (glimpse) =>
      glimpse.tally.basket.peakMinor === 0
        ? Number.NaN
        : worthOf(glimpse) / glimpse.tally.basket.peakMinor,
    'basket-of-peak',
    'worth of the basket as a part of the most it was worth',
  ),
  count(COUNT_MOST, ({ tally }) => tally.basket.changes, 'basket-changes', 'changes of the basket'),
  count(
    COUNT_MOST,
    ({ tally }) => tally.basket.removals,
    'basket-removals',
    'times something was taken out',
  ),
  seconds(
    ({ journey, at }) =>
      journey.basketChangedAt === null ? Number.NaN : elapsed(journey.basketChangedAt, at) / 1_000,
    'basket-rests',
    'since the basket last changed',
  ),
  {
    kind: 'number',
    name: 'checkout-step',
    unit: 'step',
    least: 0,
    most: 3,
    meaning: 'furthest step of the checkout: 1 begun, 2 shipping, 3 payment',
    of: ({ journey }) => stepOf(journey.checkoutStep),
  },
  yesNo(({ journey }) => journey.checkout.isIn, 'in-checkout', 'in the checkout now'),
  count(
    COUNT_MOST,
    ({ journey }) => journey.checkout.entered,
    'checkout-entered',
    'times the checkout was entered',
  ),
  count(
    COUNT_MOST,
    ({ journey }) => journey.checkout.left,
    'checkout-left',
    'times the checkout was left',
  ),
  count(
    COUNT_MOST,
    ({ journey }) => journey.checkout.returns,
    'checkout-returns',
    'times it was left for a basket or product page',
  ),
  seconds(
    ({ journey, at }) =>
      journey.checkout.leftAt === null ? Number.NaN : elapsed(journey.checkout.leftAt, at) / 1_000,
    'checkout-left-since',
    'since the checkout was last left',
  ),
  count(
    COUNT_MOST,
    ({ tally }) => tally.stepsBack,
    'checkout-steps-back',
    'steps of the checkout taken again after a later one',
  ),
];
