import type { Reason } from '../../../shared/protocol/messages/engagement.ts';
import { en, type Words } from './en.ts';
import { nl } from './nl.ts';

export type { Words };
export type LanguageSetting = 'system' | 'en' | 'nl';

/** Words by setting, else by the browser's language; English when it speaks neither. */
export function chooseWords(setting: string | undefined, browserLanguage: string): Words {
  if (setting === 'nl') return nl;
  if (setting === 'en') return en;
  return browserLanguage.toLowerCase().startsWith('nl') ? nl : en;
}

/** The words of one language, whichever the panel speaks. */
export function wordsIn(language: 'nl' | 'en'): Words {
  return language === 'nl' ? nl : en;
}

/** A reason as part of a sentence. */
export function sayReason(words: Words, { kind, count, about }: Reason): string {
  return words.reasons[kind](count, about);
}

/** Reasons as one line, the first with a capital. */
export function sayReasons(words: Words, reasons: readonly Reason[]): string {
  return capital(reasons.map((reason) => sayReason(words, reason)).join(', '));
}

/** The text with its first letter as a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a refusal means, in the reader's language; a newer sidecar's kind has only its own sentence. */
export function sayError(words: Words, kind: string, sentence: string): string {
  return isKnown(words.errors, kind) ? words.errors[kind] : sentence;
}

/** What a refused command means: which rule of a mandate was in the way, where one was. */
export function sayRefusal(
  words: Words,
  { kind, sentence, denial }: { kind: string; sentence: string; denial?: string | undefined },
): string {
  const { denials } = words.mandate;
  if (denial !== undefined && isKnown(denials, denial)) return capital(denials[denial]);
  return sayError(words, kind, sentence);
}

/** A disposition in words; one that came from elsewhere stands as it is. */
export function sayDisposition(words: Words, disposition: string): string {
  return isKnown(words.dispositions, disposition) ? words.dispositions[disposition] : disposition;
}

function isKnown<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}
