import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { periodKeysAt } from '../../../../../sidecar/app/mandate/period-keys.ts';
import { periodKeys } from '../../../../../sidecar/domain/mandate/period.ts';

const DAY_MS = 86_400_000;
const keysOf = (year: number, month: number, day: number) => periodKeys({ year, month, day });
const at = (moment: string) => asEpochMs(Date.parse(moment));

describe('the periods a day lies in', () => {
  it('[MD1] are named by day, week of ISO 8601 and month', () => {
    expect(keysOf(2026, 11, 22)).toEqual({
      day: 'day:2026-11-22',
      week: 'week:2026-W47',
      month: 'month:2026-11',
    });
  });

  // From a printed calendar with ISO weeks.
  it.each([
    [2026, 11, 22, '2026-W47'], // Sunday, the last of its week
    [2026, 11, 23, '2026-W48'], // Monday
    [2026, 1, 1, '2026-W01'], // Thursday: the first week
    [2027, 1, 1, '2026-W53'], // Friday: still the last week of the year before
    [2027, 1, 3, '2026-W53'],
    [2027, 1, 4, '2027-W01'],
    [2024, 12, 30, '2025-W01'], // Monday: already the first week of the next year
    [2023, 1, 1, '2022-W52'], // Sunday
    [2021, 1, 3, '2020-W53'],
    [2020, 12, 31, '2020-W53'],
    [2024, 2, 29, '2024-W09'],
    [2000, 2, 29, '2000-W09'],
    [2100, 3, 1, '2100-W09'], // no leap year
  ])(
    '[MD1] weeks begin on Monday and belong to the year of their Thursday: %i-%i-%i is %s',
    (year, month, day, week) => {
      expect(keysOf(year, month, day).week).toBe(`week:${week}`);
    },
  );

  it('[MD1] every day has the week that holds its Thursday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000 }), (day) => {
        const date = new Date(day * DAY_MS);
        const weekday = (date.getUTCDay() + 6) % 7;
        const thursday = new Date((day - weekday + 3) * DAY_MS);
        const year = thursday.getUTCFullYear();
        const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS / 7) + 1;
        const keys = keysOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
        expect(keys.week).toBe(`week:${year}-W${String(week).padStart(2, '0')}`);
        expect(keys.day).toBe(`day:${date.toISOString().slice(0, 10)}`);
      }),
    );
  });

  it('[MD1] begin at midnight in the mandate’s zone, also when the clock goes back an hour', () => {
    const dayAt = (moment: string) => periodKeysAt(at(moment), 'Europe/Amsterdam').day;
    // 25 October 2026 has 25 hours in Amsterdam.
    expect(dayAt('2026-10-24T21:59:59.999Z')).toBe('day:2026-10-24');
    expect(dayAt('2026-10-24T22:00:00Z')).toBe('day:2026-10-25');
    expect(dayAt('2026-10-25T22:59:59.999Z')).toBe('day:2026-10-25');
    expect(dayAt('2026-10-25T23:00:00Z')).toBe('day:2026-10-26');
    // 29 March 2026 has 23.
    expect(dayAt('2026-03-28T23:00:00Z')).toBe('day:2026-03-29');
    expect(dayAt('2026-03-29T22:00:00Z')).toBe('day:2026-03-30');
  });

  it('[MD1] are those of the mandate’s zone and not of this machine', () => {
    const moment = at('2026-12-31T23:30:00Z');
    expect(periodKeysAt(moment, 'Europe/Amsterdam')).toEqual({
      day: 'day:2027-01-01',
      week: 'week:2026-W53',
      month: 'month:2027-01',
    });
    expect(periodKeysAt(moment, 'America/New_York').month).toBe('month:2026-12');
    expect(periodKeysAt(moment, 'Pacific/Kiritimati').day).toBe('day:2027-01-01');
  });
});
