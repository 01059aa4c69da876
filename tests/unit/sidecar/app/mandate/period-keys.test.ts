import { expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { contentHash } from '../../../../../sidecar/app/mandate/content-hash.ts';
import { isTimeZone, periodKeysAt } from '../../../../../sidecar/app/mandate/period-keys.ts';

const at = (iso: string) => asEpochMs(Date.parse(iso));

it('[MD1] a day begins at midnight of the mandate’s zone, also when the clocks change', () => {
  const day = (iso: string, zone = 'Europe/Amsterdam') => periodKeysAt(at(iso), zone).day;
  expect(day('2026-11-22T22:59:59Z')).toBe('day:2026-11-22');
  expect(day('2026-11-22T23:00:00Z')).toBe('day:2026-11-23');
  // Summer time ends on 25 October 2026: that day has 25 hours.
  expect(day('2026-10-24T22:00:00Z')).toBe('day:2026-10-25');
  expect(day('2026-10-25T22:59:59Z')).toBe('day:2026-10-25');
  expect(day('2026-10-25T23:00:00Z')).toBe('day:2026-10-26');
  expect(day('2026-11-22T12:00:00Z', 'Pacific/Kiritimati')).toBe('day:2026-11-23');
});

it('[MD1] weeks and months are those of the same day', () => {
  expect(periodKeysAt(at('2026-12-31T23:30:00Z'), 'Europe/Amsterdam')).toEqual({
    day: 'day:2027-01-01',
    week: 'week:2026-W53',
    month: 'month:2027-01',
  });
});

it('[MD6] a zone is one that this machine knows', () => {
  expect(isTimeZone('Europe/Amsterdam')).toBe(true);
  expect(isTimeZone('Mars/Olympus')).toBe(false);
  expect(isTimeZone('')).toBe(false);
});

it('[LG1] what an entry is about has one hash, whatever the order of its fields', () => {
  const sha256 = (text: string) => text;
  const one = contentHash(sha256, { b: [{ d: 1, c: null }], a: 'x' });
  expect(one).toBe(contentHash(sha256, { a: 'x', b: [{ c: null, d: 1 }] }));
  expect(one).not.toBe(contentHash(sha256, { a: 'x', b: [{ c: 0, d: 1 }] }));
});
