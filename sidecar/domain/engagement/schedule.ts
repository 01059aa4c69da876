/** Local hours in the shop's time zone. */
export interface Schedule {
  readonly timeZone: string;
  /** 1 (Monday) to 7. */
  readonly days: readonly number[];
  /** 0..23, belongs to it. */
  readonly fromHour: number;
  /** 1..24, no longer belongs to it; at or below `fromHour` it lies in the next day. */
  readonly toHour: number;
}

/** What a clock on the shop's wall says. */
export interface LocalTime {
  /** 1 (Monday) to 7. */
  readonly day: number;
  /** 0..23 */
  readonly hour: number;
}

/** Whether the schedule is open at that local time; the hours after midnight belong to the day before. */
export function isWithin(schedule: Schedule, { day, hour }: LocalTime): boolean {
  const { days, fromHour, toHour } = schedule;
  if (fromHour < toHour) return days.includes(day) && hour >= fromHour && hour < toHour;
  const dayBefore = day === 1 ? 7 : day - 1;
  return (days.includes(day) && hour >= fromHour) || (days.includes(dayBefore) && hour < toHour);
}
