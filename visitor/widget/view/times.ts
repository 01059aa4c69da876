import type { Language } from '../../language.ts';
import type { Words } from '../words/words.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** 14:20, as people of that language write it. */
export function clockTime(at: number, language: Language): string {
  return CLOCKS[language].format(at);
}

/** Today, yesterday, or the date. */
export function dayOf(at: number, now: number, language: Language, words: Words): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
  if (days <= 0) return words.today;
  if (days === 1) return words.yesterday;
  return DAYS[language].format(at);
}

/** A waiting time as an honest, round estimate: never a second more precise than we know it. */
export function waitOf(waitMs: number, words: Words): string {
  if (waitMs < MINUTE_MS) return words.underAMinute;
  const minutes = Math.round(waitMs / MINUTE_MS);
  return minutes >= 60 ? words.overAnHour : words.minutes(minutes);
}

// Made once: a formatter costs a tenth of a millisecond, and every line on screen asks for one.
const CLOCKS = perLanguage({ hour: '2-digit', minute: '2-digit' });
const DAYS = perLanguage({ day: 'numeric', month: 'long' });

function perLanguage(
  options: Intl.DateTimeFormatOptions,
): Readonly<Record<Language, Intl.DateTimeFormat>> {
  return {
    nl: new Intl.DateTimeFormat('nl-NL', options),
    en: new Intl.DateTimeFormat('en-GB', options),
  };
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
