import type { Language } from '../shop/language.ts';
import { en } from './en.ts';
import { nl, type Words } from './nl.ts';

const WORDS: Readonly<Record<Language, Words>> = { nl, en };

export function wordsIn(language: Language): Words {
  return WORDS[language];
}
