import type { Language } from '../../language.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';
import type { Words } from './words.ts';

export type { Words };

/** All words of one language. */
export const wordsOf = (language: Language): Words => (language === 'nl' ? nl : en);
