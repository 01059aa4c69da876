import { expect, test } from 'vitest';
import { drawnHeldOut, sayRate, written } from '../../../../extension/console/compared.model.ts';

test('[MD9, MS5] a rate of nothing is no rate', () => {
  expect(sayRate(8, 100, 'en')).toBe('8%');
  expect(sayRate(1, 8, 'nl')).toBe('12,5%');
  expect(sayRate(0, 0, 'nl')).toBe('–');
});

test('[MD9, MS5] so many fewer are written without a minus, the smaller bound first', () => {
  const extra = { orders: -90, from: -163, to: -34 };
  expect(written('fewer', extra)).toEqual({ orders: 90, from: 34, to: 163 });
  expect(written('unclear', { orders: 45, from: -16, to: 81 })).toMatchObject({ from: -16 });
  expect(written('too-few', null)).toEqual({ orders: 0, from: 0, to: 0 });
});

test('[MS3] so many were drawn to be held out', () => {
  const ratio = { shop: 'boots', name: 'Boots', chiSquare: 1, chance: 0.3, isOff: false };
  expect(drawnHeldOut({ ...ratio, heldOut: 121, offered: 1_862, planned: 0.1 })).toBe(198);
});
