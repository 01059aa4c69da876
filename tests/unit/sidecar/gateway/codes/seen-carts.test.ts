import { expect, it } from 'vitest';
import { RECONCILE_CARTS_MAX } from '../../../../../shared/protocol/limits.ts';
import { SeenCarts } from '../../../../../sidecar/gateway/codes/seen-carts.ts';

it('[CD4] what a cart held is remembered when it is seen without it, until its order has come to something', () => {
  const carts = new SeenCarts();
  carts.saw('A-1', ['AAAA']);
  carts.saw('A-1', []);
  expect(carts.codesOf('A-1')).toEqual(['AAAA']);
  carts.forget('A-1');
  expect(carts.codesOf('A-1')).toEqual([]);
});

it('[CD4] of RECONCILE_CARTS_MAX and one more the one seen longest ago makes way', () => {
  const carts = new SeenCarts();
  for (let cart = 0; cart < RECONCILE_CARTS_MAX; cart += 1) carts.saw(`A-${cart}`, ['AAAA']);
  carts.saw('A-0', ['BBBB']);
  carts.saw('B-1', ['AAAA']);
  expect(carts.codesOf('A-0')).toEqual(['BBBB']);
  expect(carts.codesOf('A-1')).toEqual([]);
  expect(carts.codesOf('A-2')).toEqual(['AAAA']);
});
