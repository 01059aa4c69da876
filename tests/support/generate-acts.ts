import fc from 'fast-check';
import type { Observed } from '../../sidecar/domain/session/act.ts';
import { filled, looked, ordered, viewed } from './builders/session.ts';

const page = fc.constantFrom(...Array.from({ length: 15 }, (_, n) => `page-${n}`));

/** Anything a page may say, as a shop's pages would say it: few orders, many pages. */
export const anObserved: fc.Arbitrary<Observed> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          'home',
          'category',
          'product',
          'basket',
          'checkout',
          'service',
          'thank-you',
          'other',
        ),
        page,
      )
      .map(([pageType, name]) => viewed(pageType, name)),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({ page, visibleMs: fc.nat(86_400_000) })
      .map((left): Observed => ({ type: 'page.left', ...left })),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(page, fc.nat(30))
      .map(([name, product]) => looked(name, { product: `boot-${product}` })),
  },
  { weight: 4, arbitrary: fc.nat(100_000).map(filled) },
  {
    weight: 1,
    arbitrary: fc.constant<Observed>({
      type: 'basket.changed',
      page: 'page-1',
      basket: { lines: [], valueMinor: 0, currency: 'EUR' },
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('begun' as const, 'shipping' as const, 'payment' as const)
      .map((step): Observed => ({ type: 'checkout.stepped', page: 'page-2', step })),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(
        'idle-at-checkout' as const,
        'coupon-focus' as const,
        'shipping-cost-view' as const,
        'exit-intent' as const,
        'rage-click' as const,
        'form-abandoned' as const,
        'tab-return' as const,
        'price-copy' as const,
      )
      .map((hesitation): Observed => ({ type: 'hesitation.noticed', page: 'page-3', hesitation })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Observed>({ type: 'search.made', page: 'page-4', query: 'boots' }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Observed>({ type: 'track.noted', page: 'page-5', name: 'quiz' }),
  },
  { weight: 1, arbitrary: fc.constant(ordered()) },
);
