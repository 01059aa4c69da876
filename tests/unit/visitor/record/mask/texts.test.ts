import { expect, test } from 'vitest';
import { MASK_TEXT_MAX_CHARS } from '../../../../../shared/protocol/limits.ts';
import { createTexts } from '../../../../../visitor/record/mask/texts.ts';
import { Zone } from '../../../../../visitor/record/mask/zone.ts';

const texts = createTexts({ note: () => undefined, mask: (text) => text });
const MASK = '•••••';

test('[MK8] a text longer than MASK_TEXT_MAX_CHARS is masked as a whole', () => {
  const long = 'laars '.repeat(MASK_TEXT_MAX_CHARS / 6 + 1);
  expect(texts.mask(long, Zone.none)).not.toContain('laars');
  expect(texts.mask('laars', Zone.none)).toBe('laars');
});

test.each(['€ 89,95', '1.299,00', '€ 10,-', 'Gratis', '12,50 EUR', ' \n '])(
  '[MK4] %s is shown on a careful page',
  (text) => {
    expect(texts.mask(text, Zone.careful)).toBe(text);
  },
);

test.each(['12', 'Dorpsstraat', 'Jan', '1234 AB', 'Utrecht', '12a'])(
  '[MK4] %s is not shown on a careful page',
  (text) => {
    expect(texts.mask(text, Zone.careful)).toBe(MASK);
  },
);

test('[MK4] in what is named on a careful page, numbers of orders are masked and prices are not', () => {
  const zone = Zone.careful | Zone.named;
  expect(texts.mask('Bestelling VD-123456 van € 1.299,00', zone)).toBe(
    `Bestelling ${MASK} van € 1.299,00`,
  );
});

test('[MK2] a long text that is masked keeps about its length, a short one tells nothing of it', () => {
  const short = ['Jo', 'Wilhelmina van der Zwaluwenburg'].map((text) =>
    texts.mask(text, Zone.careful),
  );
  expect(new Set(short).size).toBe(1);
  const long = texts.mask('woord '.repeat(100), Zone.careful);
  expect(long.length).toBeGreaterThan(200);
  expect(long.length).toBeLessThan(600);
});
