import { expect, it } from 'vitest';
import { type CobrowsePolicy, rulesFor } from '../../../../../sidecar/domain/cobrowse/rules.ts';

const NONE: CobrowsePolicy = {
  shop: null,
  hide: [],
  show: [],
  careful: [],
  untouchable: [],
  coupon: [],
  assetHosts: [],
};

it('[CB6] a shop has the rules for every shop and its own, and nobody else’s', () => {
  const rules = rulesFor(
    [
      { ...NONE, careful: ['*/account*'], assetHosts: ['cdn.example'] },
      { ...NONE, shop: 'boots', coupon: ['#promo'], careful: ['*/mine*'] },
      { ...NONE, shop: 'bikes', hide: [{ url: '*', selectors: ['.name'] }], coupon: ['#code'] },
    ],
    'boots',
  );
  expect(rules).toEqual({
    hide: [],
    show: [],
    careful: ['*/account*', '*/mine*'],
    untouchable: [],
    coupon: ['#promo'],
    assetHosts: ['cdn.example'],
  });
});
