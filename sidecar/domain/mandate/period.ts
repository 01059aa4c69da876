import type { Period } from './mandate.ts';

/** A day of the calendar on the wall of the mandate's time zone. */
export interface CalendarDate {
  /** Of the Gregorian calendar, 1 or more. */
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  /** 1..31 */
  readonly day: number;
}

/** The name of the day, the week and the month that a moment lies in; part of a scope. */
export type PeriodKeys = Readonly<Record<Period, string>>;

export const PERIODS: readonly Period[] = ['day', 'week', 'month'];

/**
 * The periods this day lies in, as `day:2026-11-22`, `week:2026-W47`, `month:2026-11`. Weeks are those of ISO 8601:
 * from Monday, and of the year that their Thursday lies in. How many hours the day has plays no part.
 */
export function periodKeys(date: CalendarDate): PeriodKeys {
  const year = String(date.year).padStart(4, '0');
  const month = `${year}-${twoDigits(date.month)}`;
  return {
    day: `day:${month}-${twoDigits(date.day)}`,
    week: `week:${weekOf(date)}`,
    month: `month:${month}`,
  };
}

function weekOf(date: CalendarDate): string {
  const today = daysBefore(date);
  // The count begins on a Wednesday, so that two more make Monday 0.
  const sinceMonday = (today + 2) % 7;
  const thursday = today - sinceMonday + 3;
  const year =
    thursday < newYear(date.year)
      ? date.year - 1
      : thursday >= newYear(date.year + 1)
        ? date.year + 1
        : date.year;
  const week = Math.floor((thursday - newYear(year)) / 7) + 1;
  return `${String(year).padStart(4, '0')}-W${twoDigits(week)}`;
}

function newYear(year: number): number {
  return daysBefore({ year, month: 1, day: 1 });
}

/** Days from 1 March of the year 0. A year that begins in March has its leap day at the end. */
function daysBefore({ year, month, day }: CalendarDate): number {
  const since = month < 3 ? year - 1 : year;
  const monthsSinceMarch = (month + 9) % 12;
  const leapDays = Math.floor(since / 4) - Math.floor(since / 100) + Math.floor(since / 400);
  // 153 days are five months of 31, 30, 31, 30, 31.
  return since * 365 + leapDays + Math.floor((monthsSinceMarch * 153 + 2) / 5) + day - 1;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
