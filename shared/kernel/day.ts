/** The day on a calendar in that zone, as `2026-11-22`. */
export function dayOf(at: number, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}

/**
 * When that day begins on the clocks of a zone; `later` days after it. The zone's distance to UTC is read twice,
 * because it may differ before and after the night in which clocks change. Null when it is no day.
 */
export function midnightOf(day: string, timeZone: string, later: number): number | null {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === '') return null;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(date) + later);
  if (Number.isNaN(utc)) return null;
  const once = utc - aheadMs(utc, timeZone);
  return utc - aheadMs(once, timeZone);
}

/** Whether calendars know this zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** How far the clocks of a zone are ahead of UTC at a moment. */
function aheadMs(at: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000;
}
