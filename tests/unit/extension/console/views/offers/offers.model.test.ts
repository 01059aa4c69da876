import { expect, test } from 'vitest';
import {
  barOf,
  cellsOf,
  type MapRow,
} from '../../../../../../extension/console/views/offers/offers.model.ts';
import { en } from '../../../../../../extension/console/words/en.ts';
import { nl } from '../../../../../../extension/console/words/nl.ts';

const ROW: MapRow = {
  actionMap: 'map-1',
  name: 'Doubters',
  qualified: 10,
  heldOut: 1,
  offered: 9,
  accepted: 3,
  engaged: 2,
  ordersOffered: 4,
  ordersHeldOut: 0,
  effect: {
    offered: { visitors: 8, orders: 3, claimed: 4 },
    heldOut: { visitors: 1, orders: 0, claimed: 0 },
    says: 'too-few',
    extra: null,
    needed: 290,
  },
};

test('[MS5] nothing changed stands in the middle of every bar, and the longer side fills its half', () => {
  expect(barOf({ orders: 45, from: -16, to: 81 })).toEqual({
    from: 50 - (50 * 16) / 81,
    to: 100,
    at: 50 + (50 * 45) / 81,
  });
  expect(barOf({ orders: -90, from: -163, to: -34 })).toMatchObject({ from: 0 });
  expect(barOf({ orders: 0, from: 0, to: 0 })).toEqual({ from: 50, to: 50, at: 50 });
});

test('[CO2, MS5] the file has a cell for every column, and nothing where nothing can be said', () => {
  const cells = cellsOf(ROW, 'Doubters', false);
  expect(cells).toHaveLength(Object.keys(en.offers.columns).length);
  expect(Object.keys(nl.offers.columns)).toEqual(Object.keys(en.offers.columns));
  expect(cells).toEqual([
    ...['Doubters', 10, 9, 3, 2, 4, 1, 0],
    ...[8, 3, 1, 0, 'too-few', null, null, null, 290],
  ]);
  expect(cellsOf(ROW, 'Doubters', true).slice(12)).toEqual([
    'split-broken',
    ...Array(4).fill(null),
  ]);
  const { effect, ...byHand } = ROW;
  expect(cellsOf({ ...byHand, actionMap: null }, 'By hand', false).slice(8)).toEqual(
    Array(9).fill(null),
  );
});
