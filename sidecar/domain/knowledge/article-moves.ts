import type { AgentId, ArticleId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import { writtenAfter } from './behind.ts';
import { type ArticleTerms, type KeptArticle, termsIn } from './kept-article.ts';
import { isSame } from './tidied.ts';

/** What is saved: tidied terms in place of the version that was changed, 0 for a new article. */
export interface Saving {
  readonly article: ArticleId;
  readonly from: number;
  readonly terms: ArticleTerms;
  /** A language that was left as it was still says the same. */
  readonly stillHolds: boolean;
  readonly by: AgentId | null;
  readonly change: number;
}

/**
 * The next version (SPEC KB1); `wrong-state` when somebody else has changed or retired the article since, so that two
 * leads at once do not overwrite each other. Terms with problems (SPEC KB2) are refused before this.
 */
export function saveArticle(
  before: KeptArticle | null,
  { article, from, terms, stillHolds, by, change }: Saving,
  now: EpochMs,
): Result<KeptArticle, 'wrong-state'> {
  if ((before?.article.version ?? 0) !== from) return err('wrong-state');
  if (before !== null && before.retiredAt !== null) return err('wrong-state');
  return ok({
    article: { ...terms, id: article, version: from + 1 },
    change,
    writtenAt: writtenAfter(before, terms, stillHolds, now),
    savedBy: by,
    savedAt: now,
    retiredAt: null,
  });
}

/** Whether saving these tidied terms would say nothing new. */
export function isUnchanged(
  before: KeptArticle | null,
  { terms, stillHolds }: Pick<Saving, 'terms' | 'stillHolds'>,
): boolean {
  return before !== null && !stillHolds && isSame(termsIn(before.article), terms);
}

/** The same version, out of use or back in it; as it was when it is so already. */
export function retireArticle(
  kept: KeptArticle,
  isRetired: boolean,
  change: number,
  now: EpochMs,
): KeptArticle {
  if ((kept.retiredAt !== null) === isRetired) return kept;
  return { ...kept, change, retiredAt: isRetired ? now : null };
}
