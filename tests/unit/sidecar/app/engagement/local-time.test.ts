import { describe, expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { localTime } from '../../../../../sidecar/app/engagement/local-time.ts';

describe('local time', () => {
  it.each([
    ['winter', '2026-11-02T08:30Z', 'Europe/Amsterdam', { day: 1, hour: 9 }],
    ['summer', '2026-07-05T08:30Z', 'Europe/Amsterdam', { day: 7, hour: 10 }],
    [
      'just before the clocks go forward',
      '2026-03-29T00:59Z',
      'Europe/Amsterdam',
      { day: 7, hour: 1 },
    ],
    ['just after', '2026-03-29T01:00Z', 'Europe/Amsterdam', { day: 7, hour: 3 }],
    [
      'midnight is hour 0 of the next day',
      '2026-11-02T23:00Z',
      'Europe/Amsterdam',
      { day: 2, hour: 0 },
    ],
    ['another day elsewhere', '2026-11-02T03:00Z', 'America/New_York', { day: 7, hour: 22 }],
  ])('[EN6] %s', (_name, moment, timeZone, wall) => {
    expect(localTime(asEpochMs(Date.parse(moment)), timeZone)).toEqual(wall);
  });
});
