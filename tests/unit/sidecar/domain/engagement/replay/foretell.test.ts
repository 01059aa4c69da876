import { expect, it } from 'vitest';
import { type ActionMapId, asId } from '../../../../../../shared/kernel/ids.ts';
import type { MapMeasures } from '../../../../../../sidecar/domain/engagement/measures.ts';
import {
  foretold,
  RATES_FROM_OFFERS,
  ratesOf,
} from '../../../../../../sidecar/domain/engagement/replay/foretell.ts';

const ONE = asId<ActionMapId>('one');
const TWO = asId<ActionMapId>('two');
const counts = (actionMap: ActionMapId | null, but: Partial<MapMeasures>): MapMeasures => ({
  actionMap,
  qualified: 0,
  heldOut: 0,
  offered: 0,
  accepted: 0,
  engaged: 0,
  ordersOffered: 0,
  ordersHeldOut: 0,
  ...but,
});

it('[RP2] a map is foretold by what its own offers came to, a new one by those of all maps', () => {
  const was = new Map([
    [ONE, counts(ONE, { offered: RATES_FROM_OFFERS, accepted: 5, engaged: 4 })],
    [TWO, counts(TWO, { offered: 12, accepted: 11, engaged: 0 })],
    [null, counts(null, { offered: 500, accepted: 500, engaged: 500 })],
  ]);
  expect(ratesOf(was, ONE)).toEqual({ accepted: 0.25, engaged: 0.2, of: 'map' });
  const shop = { accepted: 16 / 32, engaged: 4 / 32, of: 'shop' };
  expect(ratesOf(was, TWO)).toEqual(shop);
  expect(ratesOf(was, asId('new'))).toEqual(shop);
  expect(ratesOf(new Map(), ONE)).toBeNull();
});

it('[RP2] qualified, held out and offered are counted, accepted and engaged expected, orders as it went', () => {
  const found = counts(ONE, {
    qualified: 10,
    heldOut: 1,
    offered: 8,
    accepted: 3,
    ordersOffered: 2,
    ordersHeldOut: 1,
  });
  const rates = { accepted: 0.25, engaged: 0.125, of: 'map' } as const;
  expect(foretold(found, rates)).toEqual({
    qualified: 10,
    heldOut: 1,
    offered: 8,
    accepted: 2,
    engaged: 1,
    ordersOffered: 2,
    ordersHeldOut: 1,
  });
  expect(foretold(found, null)).toMatchObject({ accepted: null, engaged: null });
  expect(foretold(undefined, rates)).toMatchObject({ qualified: 0, offered: 0, accepted: 0 });
});
