import type { EpochMs } from '../../../shared/kernel/time.ts';
import { type PeriodKeys, periodKeys } from '../../domain/mandate/period.ts';

// Making a formatter takes longer than all of the decision; mandates name few zones.
const calendars = new Map<string, Intl.DateTimeFormat>();

/** Which day, week and month it is in a time zone at a moment. @throws RangeError for an unknown zone */
export function periodKeysAt(at: EpochMs, timeZone: string): PeriodKeys {
  const parts = calendarOf(timeZone).formatToParts(at);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  return periodKeys({ year: part('year'), month: part('month'), day: part('day') });
}

/** Whether this machine knows the zone: the list that it can be asked for leaves out names that it takes. */
export function isTimeZone(timeZone: string): boolean {
  try {
    calendarOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  calendars.set(timeZone, made);
  return made;
}
