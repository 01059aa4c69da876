/** How much of anything a ranker looks at, so that no text takes long. Set by who builds it. */
export interface Bounds {
  /** Of one question, example or earlier line. */
  readonly textMaxChars: number;
  readonly textMaxWords: number;
  /** Of one article's body. */
  readonly bodyMaxChars: number;
  readonly bodyMaxWords: number;
  /** Articles that are told apart by what was learned; the others are found by their words alone. */
  readonly learnedArticlesMax: number;
  readonly learnedExamplesMax: number;
}
