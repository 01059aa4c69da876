import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { LocalTime } from '../../domain/engagement/schedule.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

// Making a formatter takes longer than all of the decision; a policy names few zones.
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall says in a time zone at a moment. @throws RangeError for an unknown zone */
export function localTime(at: EpochMs, timeZone: string): LocalTime {
  const parts = clockOf(timeZone).formatToParts(at);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return { day: WEEKDAYS.indexOf(part('weekday')) + 1, hour: Number(part('hour')) };
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(timeZone, made);
  return made;
}
