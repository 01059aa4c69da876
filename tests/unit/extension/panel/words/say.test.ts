import { expect, test } from 'vitest';
import { en } from '../../../../../extension/panel/words/en.ts';
import { nl } from '../../../../../extension/panel/words/nl.ts';

const at = (day: number, hour: number, minute = 0) =>
  new Date(2026, 2, day, hour, minute).getTime();
const NOW = at(10, 14, 20);

test('[PN13] a moment is said as people say it', () => {
  expect(en.time.ago(NOW - 20_000, NOW)).toBe('now');
  expect(en.time.ago(NOW - 120_000, NOW)).toBe('2 min');
  expect(nl.time.ago(at(10, 9, 5), NOW)).toBe('09:05');
  expect(nl.time.ago(at(9, 14, 20), NOW)).toBe('gisteren 14:20');
  expect(en.time.ago(at(2, 9), NOW)).toBe('2 Mar');
  expect(en.time.ago(new Date(2024, 10, 12).getTime(), NOW)).toBe('12 Nov 2024');
});

test('[PN13] a clock that runs ahead says now, not a negative time', () => {
  expect(en.time.ago(NOW + 5_000, NOW)).toBe('now');
});

test('[PN13] a length is minutes and seconds, with hours when there are any', () => {
  expect(en.time.length(250_000)).toBe('4:10');
  expect(en.time.length(9_999)).toBe('0:09');
  expect(en.time.length(3_720_000)).toBe('1:02:00');
});

test('[PN13] money is in the currency’s own digits, whole amounts without cents', () => {
  const plain = (text: string) => text.replace(/\s/g, ' ');
  expect(plain(en.number.money(31_000, 'EUR'))).toBe('€310');
  expect(plain(nl.number.money(31_050, 'EUR'))).toBe('€ 310,50');
  expect(plain(en.number.money(1_500, 'JPY'))).toBe('¥1,500');
  expect(en.number.money(0, null)).toBe('0');
});

test('[PN13] a moment to come is a time today, tomorrow by its name, later by its date', () => {
  expect(en.time.until(at(10, 18), NOW)).toBe('18:00');
  expect(nl.time.until(at(11, 9, 5), NOW)).toBe('morgen 09:05');
  expect(en.time.until(at(14, 9, 5), NOW)).toBe('14 Mar 09:05');
  // A line of the chat is read again tomorrow.
  expect(en.time.exactly(at(10, 18), NOW)).toBe('18:00');
  expect(nl.time.exactly(at(11, 9, 5), NOW)).toBe('11 mrt 09:05');
});
