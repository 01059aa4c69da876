/** What brings the forms of a word together, by language: lower-case word in, its stem out. */
export interface Stems {
  readonly nl: (word: string) => string;
  readonly en: (word: string) => string;
}
