import { expect, test } from 'vitest';
import {
  cellsOf,
  type EffectRow,
  sayRate,
  written,
} from '../../../../../../extension/console/views/given/effect.model.ts';
import { en } from '../../../../../../extension/console/words/en.ts';
import { nl } from '../../../../../../extension/console/words/nl.ts';

const ROW: EffectRow = {
  mandate: 'm1',
  mandateName: '=Boots',
  currency: 'EUR',
  given: 40,
  afterOffer: 31,
  offered: { visitors: 900, orders: 180, claimed: 190 },
  heldOut: { visitors: 100, orders: 8, claimed: 9 },
  says: 'more',
  extra: { orders: 108, from: 41, to: 151 },
  needed: null,
  sure: {
    given: 40,
    sure: 24,
    heldOut: { visitors: 50, orders: 31, claimed: 31 },
    needless: 15,
    isWarned: true,
  },
};

test('[CO2, MD9] the file has a cell for every column, and nothing where nothing can be said', () => {
  expect(cellsOf(ROW)).toHaveLength(Object.keys(en.given.effectColumns).length);
  expect(Object.keys(nl.given.effectColumns)).toEqual(Object.keys(en.given.effectColumns));
  const early = { ...ROW, says: 'too-few', extra: null, needed: 280 } as const;
  expect(cellsOf(early).slice(7, 12)).toEqual(['too-few', null, null, null, 280]);
});

test('[MD9] a rate of nothing is no rate', () => {
  expect(sayRate(8, 100, 'en')).toBe('8%');
  expect(sayRate(1, 8, 'nl')).toBe('12,5%');
  expect(sayRate(0, 0, 'nl')).toBe('–');
});

test('[MD9] so many fewer are written without a minus, the smaller bound first', () => {
  const extra = { orders: -90, from: -163, to: -34 };
  expect(written('fewer', extra)).toEqual({ orders: 90, from: 34, to: 163 });
  expect(written('unclear', { orders: 45, from: -16, to: 81 })).toMatchObject({ from: -16 });
  expect(written('too-few', null)).toEqual({ orders: 0, from: 0, to: 0 });
});
