/**
 * A browser takes a millisecond or more to make one of these, and a panel that opens needs few: made when
 * first used, one for each language.
 */
function perLanguage<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const fresh = make(language);
    made.set(language, fresh);
    return fresh;
  };
}

export const pluralRules = perLanguage((language) => new Intl.PluralRules(language));
export const ordinalRules = perLanguage(
  (language) => new Intl.PluralRules(language, { type: 'ordinal' }),
);
export const figures = perLanguage((language) => new Intl.NumberFormat(language));
export const clockTimes = perLanguage(
  (language) =>
    new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
);
export const days = perLanguage(
  (language) => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }),
);
export const daysWithYear = perLanguage(
  (language) =>
    new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }),
);
