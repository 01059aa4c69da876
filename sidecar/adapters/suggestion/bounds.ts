import {
  ARTICLE_BODY_MAX_CHARS,
  LEARNED_ARTICLES_MAX,
  LEARNED_EXAMPLES_MAX,
  RANKED_BODY_MAX_WORDS,
  RANKED_TEXT_MAX_CHARS,
  RANKED_TEXT_MAX_WORDS,
} from '../../../shared/protocol/limits.ts';
import type { Bounds } from '../../domain/suggestion/bounds.ts';

/** The product's bounds on what a ranker looks at. */
export const RANK_BOUNDS: Bounds = {
  textMaxChars: RANKED_TEXT_MAX_CHARS,
  textMaxWords: RANKED_TEXT_MAX_WORDS,
  bodyMaxChars: ARTICLE_BODY_MAX_CHARS,
  bodyMaxWords: RANKED_BODY_MAX_WORDS,
  learnedArticlesMax: LEARNED_ARTICLES_MAX,
  learnedExamplesMax: LEARNED_EXAMPLES_MAX,
};
