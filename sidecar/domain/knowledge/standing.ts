import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { ArticleTerms } from './kept-article.ts';

/** Whether what an article says is true now: its own dates decide. */
export type ArticleStanding = 'valid' | 'not-yet' | 'past';

export function standingOf(
  { validFrom, validUntil }: Pick<ArticleTerms, 'validFrom' | 'validUntil'>,
  now: EpochMs,
): ArticleStanding {
  if (validUntil !== null && validUntil <= now) return 'past';
  return validFrom !== null && validFrom > now ? 'not-yet' : 'valid';
}
