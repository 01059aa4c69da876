import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/kernel/time.ts';
import { clockTimes, days, daysWithYear } from './formats.ts';

/** Below this a moment is "now". */
const NOW_MS = 45 * SECOND_MS;

/** What a language needs to say times. */
export interface TimeForms {
  readonly now: string;
  readonly minutes: (count: number) => string;
  readonly yesterday: (clock: string) => string;
  readonly tomorrow: (clock: string) => string;
  readonly today: string;
  readonly yesterdayAlone: string;
}

/** Times the way people say them. */
export interface SayTime {
  /** now · 2 min · 14:20 · yesterday 14:20 · 12 Nov */
  readonly ago: (at: number, now: number) => string;
  /** A moment to come: 14:20 · tomorrow 14:20 · 12 Nov 14:20 */
  readonly until: (at: number, now: number) => string;
  /** The same where it is read later too, and "tomorrow" would be wrong: 14:20 · 12 Nov 14:20 */
  readonly exactly: (at: number, now: number) => string;
  /** 14:20 */
  readonly clock: (at: number) => string;
  /** today, yesterday, or the date */
  readonly day: (at: number, now: number) => string;
  /** 0:35 · 4:10 · 1:02:00 */
  readonly length: (ms: number) => string;
}

export function sayTime(language: string, forms: TimeForms): SayTime {
  const clock = (at: number) => clockTimes(language).format(at);
  const date = (at: number, now: number) =>
    new Date(at).getFullYear() === new Date(now).getFullYear()
      ? days(language).format(at)
      : daysWithYear(language).format(at);

  return {
    clock,
    ago: (at, now) => {
      const passed = now - at;
      if (passed < NOW_MS) return forms.now;
      if (passed < HOUR_MS) return forms.minutes(Math.max(1, Math.round(passed / MINUTE_MS)));
      const passedDays = daysBetween(at, now);
      if (passedDays === 0) return clock(at);
      return passedDays === 1 ? forms.yesterday(clock(at)) : date(at, now);
    },
    exactly: (at, now) =>
      daysBetween(now, at) === 0 ? clock(at) : `${date(at, now)} ${clock(at)}`,
    until: (at, now) => {
      const ahead = daysBetween(now, at);
      if (ahead === 0) return clock(at);
      return ahead === 1 ? forms.tomorrow(clock(at)) : `${date(at, now)} ${clock(at)}`;
    },
    day: (at, now) => {
      const passedDays = daysBetween(at, now);
      if (passedDays <= 0) return forms.today;
      return passedDays === 1 ? forms.yesterdayAlone : date(at, now);
    },
    length: lengthWords,
  };
}

/** Minutes and seconds, with hours when there are any. */
export function lengthWords(ms: number): string {
  const seconds = Math.floor(ms / SECOND_MS);
  const pair = (count: number) => String(count).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  if (hours > 0) return `${hours}:${pair(minutes)}:${pair(seconds % 60)}`;
  return `${minutes}:${pair(seconds % 60)}`;
}

function daysBetween(at: number, now: number): number {
  return Math.round((midnight(now) - midnight(at)) / DAY_MS);
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
