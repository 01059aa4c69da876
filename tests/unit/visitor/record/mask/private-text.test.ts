import { describe, expect, test } from 'vitest';
import { maskPrivate } from '../../../../../visitor/record/mask/private-text.ts';

const MASK = '•••••';

describe('private text', () => {
  test.each([
    '4111 1111 1111 1111',
    '5500.0000.0000.0004',
    '378282246310005',
    '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1',
    '6011-1111-1111-1117',
    'NL91 ABNA 0417 1643 00',
    'nl91abna0417164300',
    'DE89370400440532013000',
    'jan.de.vries@example.nl',
    'jan (at) example (dot) nl',
    'jan apenstaartje example punt nl',
    'jan%40example.nl',
    'jan&#64;example.nl',
    'jan＠example.nl',
    '06-12345678',
    '+31 (0)6 12 34 56 78',
    '020 123 45 67',
    '(020) 1234567',
    '0032 475 12 34 56',
    '555-123-4567',
    '123456782',
    '123.456.782',
    '1234 AB 12',
    '1234AB',
    '2661 GR 51',
    'Kerkstraat 12, 2000 Antwerpen',
    'Hauptstraße 5, 10115 Berlin',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc',
    '9f86d081884c7d659a2feaa0c55ad015',
    'kJ8sTq2LmZ9xPw4RvB7nYc3D',
    '٤١١١ ١١١١ ١١١١ ١١١١',
    '４１１１１１１１１１１１１１１１',
    '4111\u200b1111\u200b1111\u200b1111',
    '\\34 111 1111 1111 1111',
  ])('[MK2] %s is masked as a whole', (text) => {
    expect(maskPrivate(text)).toBe(MASK);
  });

  test.each([
    ['Bel 06-12345678 of mail jan@x.nl.', `Bel ${MASK} of mail ${MASK}.`],
    ['Geboortedatum: 12-03-1980', `Geboortedatum: ${MASK}`],
    ['geboren op 3 maart 1980', `geboren op ${MASK}`],
    ['Hallo Jan de Vries', `Hallo ${MASK}`],
    ['Bedankt, Lotte', `Bedankt, ${MASK}`],
    ['kaart 4111111111111111 op naam', `kaart ${MASK} op naam`],
  ])('[MK2] of %s the rest stays', (text, left) => {
    expect(maskPrivate(text)).toBe(left);
  });

  test.each([
    '€ 1.299,00 of 1.499,00',
    '36 37 38 39 40 41 42 43 44',
    '12-03-2026 - 15-03-2026 14:30',
    'artikelnummer 871234567',
    '8712345678906',
    'maat 39, 2 stuks, 89,95',
    '0800-1234',
    'ma-vr 09.00 - 17.30',
    'Toonbank-boots-leather-2024-edition',
    'tussen 1000 en 2000 km, 1000 ML',
    'in 2025 en 2026',
    'KvK 12345678, btw NL123456789B01',
    'Bedankt voor je bestelling',
    'Arbeidsongeschiktheidsverzekering',
    '1 2 3 4 5 6 7 8 9 10 11 12',
    '75% korting & gratis verzending',
  ])('[MK2] %s stays readable', (text) => {
    expect(maskPrivate(text)).toBe(text);
  });

  test('[MK2] a date behind a label that asks for a birthday is masked', () => {
    expect(maskPrivate('12-03-1980', 'all', true)).toBe(MASK);
    expect(maskPrivate('12-03-1980')).toBe('12-03-1980');
  });

  test('[MK3] what is marked as fit to be seen keeps phones, and no card, account or token', () => {
    expect(maskPrivate('020 123 45 67', 'never')).toBe('020 123 45 67');
    expect(maskPrivate('info@winkel.nl', 'never')).toBe('info@winkel.nl');
    expect(maskPrivate('4111 1111 1111 1111', 'never')).toBe(MASK);
  });

  test.each([
    ['ones', '1'.repeat(50_000)],
    ['ones set apart', '1 '.repeat(25_000)],
    ['signs of mail', 'a@'.repeat(25_000)],
    ['dots before one', `${'a.'.repeat(25_000)}@`],
    ['beginnings of accounts', 'NL91 '.repeat(10_000)],
    ['escapes', '%41'.repeat(16_000)],
    ['a greeting without end', `hallo J${'a '.repeat(25_000)}`],
    ['a street without a number', `${'A-'.repeat(25_000)}straat`],
    ['postcodes', '1234 AB '.repeat(6_000)],
  ])('[MK8] 50,000 characters of %s are read to their end', (_, text) => {
    expect(maskPrivate(text).length).toBeGreaterThan(0);
  });
});
