import type { Reason } from '../../../shared/protocol/messages/engagement.ts';
import type { RefusalReason } from '../../../shared/protocol/refusal-reason.ts';
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

/** What a no means, in the reader's language; the sidecar's own sentence is English. */
export function sayError(words: Words, kind: string, sentence: string): string {
  if (isKnown(words.errors, kind)) return words.errors[kind];
  return words.language === 'en' && sentence !== '' ? sentence : words.errorUnknown;
}

/** Why something was refused and what to do, in the reader's language: by its reason, else by its kind (SPEC PN20). */
export function sayRefusal(words: Words, { kind, sentence, reason, denial }: Refusal): string {
  if (reason === undefined) {
    return denial === undefined
      ? sayError(words, kind, sentence)
      : capital(words.refusals.denied({ of: denial }));
  }
  const { word, ...named } = reason;
  if (!isKnown(words.refusals, word)) {
    return words.language === 'en' && sentence !== '' ? sentence : sayError(words, kind, '');
  }
  const says = words.refusals[word];
  return typeof says === 'string' ? says : capital(says(named));
}

/** What is known of a refusal. */
interface Refusal {
  readonly kind: string;
  readonly sentence: string;
  readonly reason?: Reasoned | undefined;
  /** Of one that was kept before refusals had reasons. */
  readonly denial?: string | undefined;
}

/** A reason as it came: of a newer sidecar its word may be one that is not known here. */
type Reasoned = Omit<RefusalReason, 'word'> & { readonly word: string };

/** A disposition in words; one that came from elsewhere stands as it is. */
export function sayDisposition(words: Words, disposition: string): string {
  return isKnown(words.dispositions, disposition) ? words.dispositions[disposition] : disposition;
}

function isKnown<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}
