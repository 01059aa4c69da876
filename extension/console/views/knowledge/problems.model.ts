import type { KnowledgeWords } from '../../words/en-knowledge.ts';

/** What is said about an article that is being written, apart: what keeps it from being saved, and what does not. */
export interface Said {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  /** One language was changed and the other was not. */
  readonly isBehind: boolean;
}

const NOTES = new Set(['language-missing', 'language-behind', 'past-its-date']);

/**
 * Each comes as its word of SPEC KB2 or KB3, a space, the path of the field, and perhaps what it is about; one that
 * only a newer sidecar knows has a sentence without it, and keeps from saving.
 */
export function sayProblems(words: Saying, said: readonly string[]): Said {
  const isNote = (text: string): boolean => NOTES.has(text.split(' ')[0] ?? '');
  return {
    problems: said.filter((text) => !isNote(text)).map((text) => sayOne(words, text)),
    notes: said.filter(isNote).map((text) => sayOne(words, text)),
    isBehind: said.some((text) => text.startsWith('language-behind ')),
  };
}

type Saying = Pick<KnowledgeWords, 'problem' | 'problemUnknown' | 'languages'>;

/** One of them in words. */
export function sayOne({ problem, problemUnknown, languages }: Saying, text: string): string {
  const [word = '', path = '', ...about] = text.split(' ');
  const sentence = problem[word];
  if (sentence === undefined) return problemUnknown;
  const language = /^texts\.(nl|en)/.exec(path)?.[1];
  const where = language === 'nl' || language === 'en' ? `${languages[language]}: ` : '';
  const what = about.length === 0 ? '' : ` (${about.join(' ')})`;
  return `${where}${where === '' ? sentence : lower(sentence)}${what}`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
