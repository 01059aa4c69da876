export const LANGUAGES = ['nl', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A text the shop's owner writes once per language. */
export type Both = Readonly<Record<Language, string>>;

export function isLanguage(text: string | undefined): text is Language {
  return text === 'nl' || text === 'en';
}

export function otherLanguage(language: Language): Language {
  return language === 'nl' ? 'en' : 'nl';
}

/** The first of ours in an Accept-Language header; Dutch when there is none, as the shop is in Utrecht. */
export function preferredLanguage(header: string | undefined): Language {
  for (const part of (header ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (isLanguage(tag)) return tag;
  }
  return 'nl';
}
