import { expect, it } from 'vitest';
import { pageTypeOf } from '../../../../visitor/observe/page-type.ts';
import { referrerOf } from '../../../../visitor/observe/referrer.ts';

const PAGE = { hint: null, path: '/x', events: [], isAboutProduct: false };

it.each([
  [{ hint: 'checkout', path: '/' }, 'checkout'],
  [{ path: '/nl/' }, 'home'],
  [{ path: '/nl', events: ['view_item_list'] }, 'home'],
  [{ path: '/nl/winkelwagen' }, 'basket'],
  [{ path: '/afrekenen/bezorging' }, 'checkout'],
  [{ path: '/checkout/thank-you' }, 'thank-you'],
  [{ path: '/nl/women', events: ['view_item_list'] }, 'category'],
  [{ path: '/vera', events: ['view_item', 'view_item_list'] }, 'product'],
  [{ path: '/vera', isAboutProduct: true }, 'product'],
  [{ path: '/a', events: ['begin_checkout', 'view_cart'] }, 'checkout'],
  [{ path: '/klantenservice' }, 'service'],
  [{ path: '/mijn-gegevens' }, 'account'],
  [{ path: '/zoeken' }, 'search'],
  [{}, 'other'],
  [{ hint: 'nonsense', path: '/' }, 'home'],
])('[VS5] a page with %j is a %s page', (marks, type) => {
  expect(pageTypeOf({ ...PAGE, ...marks })).toBe(type);
});

it.each([
  ['https://shop.nl/', '', 'direct'],
  ['https://shop.nl/a', 'https://shop.nl/b', 'internal'],
  ['https://shop.nl/', 'https://www.google.nl/', 'search'],
  ['https://shop.nl/', 'https://l.instagram.com/', 'social'],
  ['https://shop.nl/?utm_medium=email', '', 'email'],
  ['https://shop.nl/?utm_source=x', 'https://www.google.nl/', 'campaign'],
  ['https://shop.nl/', 'https://blog.example/', 'other'],
])('[VS5] %s reached from "%s" counts as %s', (href, from, referrer) => {
  expect(referrerOf(href, from, false)).toBe(referrer);
});
