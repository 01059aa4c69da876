import { describe, expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { follow } from '../../../../../sidecar/domain/engagement/follow.ts';
import type { Hesitation } from '../../../../../sidecar/domain/engagement/reason.ts';
import { plainRule } from '../../../../../sidecar/domain/engagement/score.ts';
import type { Observed } from '../../../../../sidecar/domain/session/act.ts';
import { EMPTY_JOURNEY, type Journey } from '../../../../../sidecar/domain/session/journey.ts';
import {
  aJourney,
  anAct,
  looked,
  NOTHING_YET,
  SOMEBODY,
  viewed,
} from '../../../../support/builders/session.ts';

const BOUNDS = { pagesMax: 3, productsMax: 3, readMax: 2, countMax: 9_999, visibleMaxMs: 100_000 };

function journeyOf(observed: readonly Observed[], start: Journey = EMPTY_JOURNEY): Journey {
  const { journey } = observed.reduce(
    (followed, one, index) =>
      follow(
        followed,
        anAct(one, { place: index + 1, at: asEpochMs(1_000 + index) }),
        SOMEBODY,
        plainRule,
        BOUNDS,
      ),
    { ...NOTHING_YET, journey: start },
  );
  return journey;
}

type Noticed = Extract<Observed, { type: 'hesitation.noticed' }>['hesitation'];
const noticed = (hesitation: Noticed): Observed => ({
  type: 'hesitation.noticed',
  page: 'page-1',
  hesitation,
});

describe('hesitation', () => {
  it('[HS1] the third look at one product is a repeat view, the second is not', () => {
    expect(journeyOf([looked('p1'), looked('p2')]).hesitations['repeat-view']).toBeUndefined();
    const third = journeyOf([looked('p1'), looked('p2'), looked('p3')]);
    expect(third.hesitations['repeat-view']).toEqual({
      count: 3,
      lastAt: 1_002,
      about: 'Chelsea boot',
    });
    expect(third.read).toEqual([
      { hesitation: 'repeat-view', at: 1_002, place: 3, count: 3, about: 'Chelsea boot' },
    ]);
  });

  it('[HS1] looks at different products are no repeat view', () => {
    const journey = journeyOf(['a', 'b', 'c'].map((product) => looked(product, { product })));
    expect(journey.hesitations).toEqual({});
  });

  it('[HS1] looks of earlier sessions count', () => {
    const earlier = [
      { product: 'boot-7', name: 'old', looks: 0, earlier: 2, lastAt: asEpochMs(1), lastPage: 'p' },
    ];
    const journey = journeyOf([looked('p1')], aJourney({ looks: earlier }));
    expect(journey.hesitations['repeat-view']?.count).toBe(3);
  });

  it('[HS1] another size on the same page is no further look', () => {
    const journey = journeyOf([looked('p1'), looked('p2'), looked('p2', { variant: '39' })]);
    expect(journey.hesitations).toEqual({});
  });

  it('[HS2] the second return from the checkout is back and forth, the first is not', () => {
    const once = [viewed('checkout'), viewed('basket')];
    expect(journeyOf(once).hesitations['back-and-forth']).toBeUndefined();
    const twice = journeyOf([...once, ...once]);
    expect(twice.hesitations['back-and-forth']).toMatchObject({ count: 2, lastAt: 1_003 });
    expect(journeyOf([...once, ...once, ...once]).hesitations['back-and-forth']?.count).toBe(3);
  });

  it('[HS2] leaving for a service page is no return', () => {
    const journey = journeyOf([
      viewed('checkout'),
      viewed('basket'),
      viewed('checkout'),
      viewed('service'),
    ]);
    expect(journey.hesitations).toEqual({});
  });

  it.each([
    ['HS3', 'idle-at-checkout'],
    ['HS4', 'coupon-focus'],
    ['HS5', 'shipping-cost-view'],
    ['HS6', 'exit-intent'],
    ['HS7', 'rage-click'],
    ['HS8', 'form-abandoned'],
    ['HS9', 'tab-return'],
    ['HS10', 'price-copy'],
  ] as const)('[%s] %s is counted with its last moment', (_rule, hesitation) => {
    const journey = journeyOf([noticed(hesitation), viewed('home'), noticed(hesitation)]);
    const kinds: readonly Hesitation[] = [hesitation];
    expect(Object.keys(journey.hesitations)).toEqual(kinds);
    expect(journey.hesitations[hesitation]).toEqual({ count: 2, lastAt: 1_002, about: null });
    expect(journey.read).toEqual([]);
  });
});
