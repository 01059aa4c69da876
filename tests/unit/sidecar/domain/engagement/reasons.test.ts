import { describe, expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import type { ScoreTrail } from '../../../../../sidecar/domain/engagement/direction.ts';
import type { Reason } from '../../../../../sidecar/domain/engagement/reason.ts';
import { needOf, reasonsOf } from '../../../../../sidecar/domain/engagement/reasons.ts';
import type { Journey } from '../../../../../sidecar/domain/session/journey.ts';
import { aJourney, aProduct } from '../../../../support/builders/session.ts';

const at = asEpochMs(10_000_000);
const seen = (ago: number, count = 1, about: string | null = null) => ({
  count,
  lastAt: asEpochMs(at - ago),
  about,
});
const MERIT: Reason = { kind: 'many-products', count: 4, about: null };

function ranked(most: number, now: number, direction: ScoreTrail['direction'] = 'falling') {
  return { level: 100 * now, max: 100 * most, direction, movedAt: at, rank: { most, now } };
}

describe('reasons', () => {
  it('[EN11] at most three: fresh before old, then strong before weak, then new before old', () => {
    const journey = aJourney({
      hesitations: {
        'exit-intent': seen(600_000),
        'coupon-focus': seen(2_000),
        'price-copy': seen(1_000),
        'repeat-view': seen(0, 3, 'Chelsea boot'),
        'idle-at-checkout': seen(120_001),
      },
    });
    expect(reasonsOf(journey, at, MERIT)).toEqual([
      { kind: 'price-copy', count: 1, about: null },
      { kind: 'coupon-focus', count: 1, about: null },
      { kind: 'repeat-view', count: 3, about: 'Chelsea boot' },
    ]);
  });

  it('[EN11] a checkout that was left and a basket that waits are reasons; an order ends them', () => {
    const checkout = { isIn: false, entered: 1, left: 1, returns: 1, leftAt: at };
    const out = aJourney({ phase: 'checkout', checkout });
    expect(reasonsOf(out, at, null)).toEqual([{ kind: 'checkout-left', count: 1, about: null }]);
    expect(reasonsOf({ ...out, checkout: { ...checkout, isIn: true } }, at, null)).toEqual([]);
    const basket = { lines: [{ ...aProduct(), quantity: 2 }], valueMinor: 1, currency: 'EUR' };
    const waiting = aJourney({ phase: 'basket', basket, basketChangedAt: asEpochMs(at - 120_000) });
    expect(reasonsOf(waiting, at, null)).toEqual([
      { kind: 'basket-waiting', count: 1, about: null },
    ]);
    const still = { ...waiting, basketChangedAt: asEpochMs(at - 119_999) };
    expect(reasonsOf(still, at, null)).toEqual([]);
    expect(reasonsOf({ ...out, phase: 'ordered' }, at, MERIT)).toEqual([]);
  });

  it('[EN11] fresh doubts, then a drop, then older doubts, then what speaks for them', () => {
    const kinds = (but: Partial<Journey>) =>
      reasonsOf(aJourney({ score: ranked(0.95, 0.6), ...but }), at, MERIT).map(({ kind }) => kind);
    const old = { 'exit-intent': seen(120_001) };
    expect(kinds({ hesitations: old })).toEqual(['dropped', 'exit-intent', 'many-products']);
    expect(kinds({ hesitations: { ...old, 'coupon-focus': seen(0) } })).toEqual([
      'coupon-focus',
      'dropped',
      'exit-intent',
    ]);
    expect(kinds({})).toEqual(['dropped', 'many-products']);
  });

  it.each([
    ['from the top twentieth to the top two fifths', ranked(0.95, 0.6), 40, '5'],
    ['from the very top to the bottom', ranked(1, 0), 100, '1'],
    ['from the least that counts', ranked(0.9, 0.69), 31, '10'],
    ['also where it stands still now', ranked(0.95, 0.6, 'steady'), 40, '5'],
  ])('[EN16] a drop is a reason: %s', (_, score, count, about) => {
    expect(reasonsOf(aJourney({ score }), at, null)).toEqual([{ kind: 'dropped', count, about }]);
  });

  it.each([
    ['never in the top tenth', ranked(0.89, 0.1)],
    ['not by more than a fifth', ranked(0.95, 0.75)],
    ['rising again', ranked(0.95, 0.6, 'rising')],
    ['of which no rank is known', { ...ranked(0.95, 0.6), rank: null }],
  ])('[EN16] a score is no drop that is %s', (_, score) => {
    expect(reasonsOf(aJourney({ score }), at, null)).toEqual([]);
  });

  it('[EN16] an order ends a drop', () => {
    expect(reasonsOf(aJourney({ score: ranked(1, 0), phase: 'ordered' }), at, null)).toEqual([]);
  });

  it('[EN11] what speaks for somebody calls nobody to them, and stands beside what does', () => {
    expect(reasonsOf(aJourney(), at, MERIT)).toEqual([MERIT]);
    expect(needOf(aJourney(), at, MERIT)).toEqual([]);
    const hesitating = aJourney({ hesitations: { 'coupon-focus': seen(0) } });
    expect(needOf(hesitating, at, MERIT)).toEqual(reasonsOf(hesitating, at, MERIT));
    expect(needOf(hesitating, at, MERIT)).toHaveLength(2);
  });
});
