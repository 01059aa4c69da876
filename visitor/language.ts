/** The languages Toonbank speaks. */
export type Language = 'nl' | 'en';

/** The page's own language; where it says none, the browser's. Everything but Dutch reads English. */
export function languageOf(chosen: Language | null): Language {
  const said = document.documentElement.lang || navigator.language || '';
  return chosen ?? (said.toLowerCase().startsWith('nl') ? 'nl' : 'en');
}
