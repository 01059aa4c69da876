import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../../demo/catalogue/catalogue.ts';
import { en } from '../../../../demo/words/en.ts';
import { nl } from '../../../../demo/words/nl.ts';
import { document } from '../ask.ts';
import { SHOPPER_WITH_BOOTS } from '../shop-view.ts';

const PATHS = [
  '/',
  '/women',
  '/men',
  '/care',
  ...CATALOGUE.map((product) => `/product/${product.id}`),
  '/basket',
  '/checkout/details',
  '/checkout/shipping',
  '/checkout/payment',
  '/checkout/overview',
  '/thank-you',
  '/service',
  '/sign-in',
  '/nowhere',
];

function testIds(markup: string): readonly string[] {
  return [...markup.matchAll(/data-testid="([^"]+)"/g)].map(([, id]) => id ?? '');
}

function keyPaths(words: object, before = ''): readonly string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? keyPaths(value, `${before}${key}.`)
      : [before + key],
  );
}

describe.each(PATHS)('%s', (path) => {
  const dutch = document(path, 'nl', SHOPPER_WITH_BOOTS);
  const english = document(path, 'en', SHOPPER_WITH_BOOTS);

  it('[DM1] nothing on the page is inline: no style, no handler, no script without a source', () => {
    for (const markup of [dutch, english]) {
      expect(markup).not.toMatch(/<style|\sstyle="|\son[a-z]+="|javascript:/i);
      const scripts = [...markup.matchAll(/<script([^>]*)>/g)].map(
        ([, attributes]) => attributes ?? '',
      );
      expect(scripts.length).toBeGreaterThan(1);
      for (const attributes of scripts)
        expect(attributes).toMatch(/ src="|type="application\/(ld\+)?json"/);
    }
  });

  it('[DM1] the Toonbank tag stands in the head with the shop it belongs to', () => {
    const head = dutch.slice(0, dutch.indexOf('</head>'));
    expect(head).toContain(
      '<script async src="http://127.0.0.1:4680/toonbank.js" data-shop="demo"></script>',
    );
  });

  it('[DM2] both languages say which they are and offer the same handles', () => {
    expect(dutch).toContain('<html lang="nl"');
    expect(english).toContain('<html lang="en"');
    expect(testIds(english).filter((id) => !id.startsWith('language-'))).toEqual(
      testIds(dutch).filter((id) => !id.startsWith('language-')),
    );
    expect(dutch).toContain(`href="/en${path === '/' ? '' : path}" hreflang="en" lang="en"`);
    expect(`${dutch}${english}`).not.toMatch(/undefined|\[object/);
  });
});

describe('words', () => {
  it('[DM2] Dutch and English have the same keys', () => {
    expect(keyPaths(en)).toEqual(keyPaths(nl));
  });

  it('[DM2] no page speaks with an exclamation mark', () => {
    for (const path of PATHS)
      for (const language of ['nl', 'en'] as const) {
        const text = document(path, language, SHOPPER_WITH_BOOTS)
          .replace(/<!doctype html>/, '')
          .replace(/<script[\s\S]*?<\/script>/g, '');
        expect(text).not.toContain('!');
      }
  });
});
