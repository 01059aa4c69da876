import type { Language } from '../../language.ts';

/** The button's own words: all that is said before anything more is loaded. */
export interface LauncherWords {
  readonly ask: string;
  readonly unread: (count: number) => string;
}

const nl: LauncherWords = {
  ask: 'Stel een vraag',
  unread: (count) =>
    `Stel een vraag, ${count} ${count === 1 ? 'nieuw bericht' : 'nieuwe berichten'}`,
};

const en: LauncherWords = {
  ask: 'Ask a question',
  unread: (count) => `Ask a question, ${count} new ${count === 1 ? 'message' : 'messages'}`,
};

export const launcherWords = (language: Language): LauncherWords => (language === 'nl' ? nl : en);
