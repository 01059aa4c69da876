import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { URL_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import { cleanText, cleanUrl } from '../../../../visitor/observe/clean.ts';

describe('clean', () => {
  it.each([
    ['https://shop.nl/nl/laarzen?color=red#top', 'https://shop.nl/nl/laarzen'],
    [
      'https://shop.nl/a?utm_source=nb&x=1&utm_medium=mail',
      'https://shop.nl/a?utm_source=nb&utm_medium=mail',
    ],
    ['https://shop.nl/order/123456/thanks', 'https://shop.nl/order/***/thanks'],
    ['https://shop.nl/order/12345', 'https://shop.nl/order/12345'],
    ['https://shop.nl/u/jan%40post.nl/x', 'https://shop.nl/u/***/x'],
    ['https://shop.nl/a?utm_term=jan@post.nl', 'https://shop.nl/a?utm_term=***'],
    ['https://shop.nl/o/0b0a7f52-1b9e-4a8e-9f0e-8f0b2a5a9c11', 'https://shop.nl/o/***'],
    ['https://shop.nl/t/a8sd7f6a8s7df6a8sdf76', 'https://shop.nl/t/***'],
    [
      'https://shop.nl/leather-boots-for-women-brown-2024',
      'https://shop.nl/leather-boots-for-women-brown-2024',
    ],
    ['https://shop.nl/%E0%A4%A', 'https://shop.nl/%25E0%25A4%25A'],
    ['not a url', ''],
  ])('[VS4] %s leaves the page as %s', (href, cleaned) => {
    expect(cleanUrl(href)).toBe(cleaned);
  });

  it('[VS4] no mail address and no six digits in a row are left, whatever surrounds them', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.emailAddress(),
        fc.stringMatching(/^\d{6,12}$/),
        (text, mail, number) => {
          const cleaned = cleanText(`${text} ${mail} ${number}`);
          expect(cleaned).not.toContain(mail);
          expect(cleaned).not.toMatch(/\d{6}/);
        },
      ),
    );
  });

  it('[LM1] an address is never longer than the bound', () => {
    expect(cleanUrl(`https://shop.nl/${'a-'.repeat(2_000)}`).length).toBe(URL_MAX_CHARS);
  });
});
