import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from '../../visitor/record/mask/normalise.ts';
import { findPrivate, maskPrivate } from '../../visitor/record/mask/private-text.ts';
import { coreOf, KINDS, secretOf } from '../masking/page/secrets.ts';

const kind = fc.constantFrom(...KINDS.filter((each) => each !== 'word'));
const word = fc.constantFrom(
  'naar',
  'maat',
  'Uw',
  'bestelling',
  'laars',
  'op',
  '—',
  '(tel.)',
  'is',
  'het',
);
const words = fc.array(word, { maxLength: 6 }).map((all) => all.join(' '));

/** Ways to write the same thing that people, pages and programs have. */
const writing = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => [...text].join('\u200b'),
  (text) => text.replace(/[0-9@]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => encodeURIComponent(text),
  (text) => [...text].map((char) => `&#x${char.charCodeAt(0).toString(16)};`).join(''),
  (text) => text.replaceAll('-', '\u2011'),
);

test('[MK2] no secret is left, whatever is written before and after it and however', () => {
  fc.assert(
    fc.property(kind, fc.nat(89_999), words, words, writing, (of, number, before, after, write) => {
      const secret = secretOf(of, number + 10_000);
      const left = maskPrivate(`${before} ${write(secret)} ${after}`);
      expect(coreOf(decodeAll(left))).not.toContain(coreOf(secret));
    }),
    { numRuns: 6_000 },
  );
});

test('[MK2] what is masked once is not masked again, and words without numbers stay', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (text) => {
      const once = maskPrivate(text);
      expect(maskPrivate(once)).toBe(once);
    }),
    { numRuns: 2_000 },
  );
  fc.assert(
    fc.property(words, (text) => {
      expect(maskPrivate(text)).toBe(text);
    }),
  );
});

test('[MK2] prices, sizes and quantities of a shop stay', () => {
  const price = fc
    .nat(999_999)
    .map((minor) =>
      new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' }).format(minor / 100),
    );
  const size = fc.integer({ min: 30, max: 48 }).map((number) => `maat ${number}`);
  const count = fc.nat(20).map((number) => `${number} ×`);
  const piece = fc.oneof(price, size, count);
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const text = pieces.join(', ');
      expect(maskPrivate(text)).toBe(text);
    }),
    { numRuns: 3_000 },
  );
});

test('[MK2] what is passed over unread has nothing in it that the patterns find', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        'hoi ',
        'hello, ',
        'Bedankt ',
        'geb. ',
        'born',
        'dob',
        'straat ',
        'laan',
        'Straße ',
        'str. ',
      ],
      ...[
        'at',
        ' at ',
        'dot',
        'NL',
        'eyJ',
        'Jan',
        'de',
        ' ',
        ' ',
        '-',
        '.',
        '/',
        '(',
        ')',
        '*',
        '+',
        '=',
        '€',
      ],
      ...[
        'mei',
        'a',
        'Z',
        'é',
        'ſ',
        '·',
        '•',
        '\u00a0',
        '\u0660',
        '\uff11',
        '%40',
        '&#64;',
        '\\40',
        '@',
      ],
    ),
    fc.nat(99_999).map(String),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('');
      if (maskPrivate(text) === text) expect(findPrivate(normalise(text))).toEqual([]);
    }),
    { numRuns: 20_000 },
  );
});

function decodeAll(text: string): string {
  const read = text.replace(/&#x([0-9a-f]+);/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return read.replace(/(?:%[0-9A-F]{2})+/g, (escapes) => decodeURIComponent(escapes));
}
