import { expect, test } from 'vitest';
import {
  cellsOf,
  type EffectRow,
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
  expect(cellsOf(ROW, false)).toHaveLength(Object.keys(en.given.effectColumns).length);
  expect(Object.keys(nl.given.effectColumns)).toEqual(Object.keys(en.given.effectColumns));
  const early = { ...ROW, says: 'too-few', extra: null, needed: 280 } as const;
  expect(cellsOf(early, false).slice(7, 12)).toEqual(['too-few', null, null, null, 280]);
  expect(cellsOf(ROW, true).slice(7, 12)).toEqual(['split-broken', null, null, null, null]);
});
