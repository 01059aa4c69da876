/** What keeps terms from being saved (SPEC KB2): a closed list. Each has a path, the field it is about. */
export const PROBLEMS = {
  'no-language': 'It is written in no language.',
  'no-title': 'It has no title.',
  'no-body': 'It has no text.',
  'title-too-long': 'The title is too long.',
  'body-too-long': 'The text is too long. Make two articles of it.',
  'texts-too-large': 'Both languages together are too long. Make two articles of it.',
  'too-many-words': 'There are too many categories or products.',
  'word-too-long': 'A category or product is too long.',
  'title-twice': 'Another article has this title.',
  'unknown-variable': 'There is no such variable.',
  'ends-before-it-begins': 'It ends before it begins.',
  'source-not-https': 'The source is not an https address.',
} as const satisfies Record<string, string>;

/** What is worth a look, and can be saved all the same (SPEC KB3). */
export const NOTES = {
  'language-missing': 'It is written in one language only.',
  'language-behind': 'One language was changed and the other was not.',
  'past-its-date': 'It is true no longer: its date has passed.',
} as const satisfies Record<string, string>;

export type ProblemWord = keyof typeof PROBLEMS;
export type NoteWord = keyof typeof NOTES;

/** One thing to say about terms. */
export interface Problem<Word extends ProblemWord | NoteWord = ProblemWord> {
  readonly word: Word;
  /** `texts.nl.title`; what stands in the field after a space, where a word alone would not do. */
  readonly path: string;
  /** What it is about: a variable's name, or the title that is used twice. */
  readonly what: string | null;
}

/** As it goes over the wire: the word, the path, and what it is about. */
export function problemText({ word, path, what }: Problem<ProblemWord | NoteWord>): string {
  return what === null ? `${word} ${path}` : `${word} ${path} ${what}`;
}
