import { type ArticleId, asId, type LineId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { Shown, Used } from '../../../sidecar/domain/suggestion/note.ts';
import { MONDAY_MORNING } from '../fake-clock.ts';

const at = (minute: number) => asEpochMs(MONDAY_MORNING + minute * 60_000);

/** Shown under line `line-N`, at minute N: nothing, unless articles are named. */
export function aShown(
  n: number,
  question: string,
  articles: readonly string[] = [],
  changes: Partial<Shown> = {},
): Shown {
  return {
    kind: 'shown',
    line: asId<LineId>(`line-${n}`),
    conversation: asId('talk-1'),
    question,
    articles: articles.map((article) => ({ article: asId<ArticleId>(article), version: 1 })),
    at: at(n),
    changedAt: at(n),
    ...changes,
  };
}

/** Said as it was proposed, in answer to `line-N`. */
export function aUsed(
  n: number,
  article: string,
  question: string | null = 'Wanneer komt mijn pakje?',
  changes: Partial<Used> = {},
): Used {
  return {
    kind: 'used',
    line: asId<LineId>(`said-${n}`),
    conversation: asId('talk-1'),
    of: question === null ? null : asId<LineId>(`line-${n}`),
    question,
    article: asId<ArticleId>(article),
    version: 1,
    edited: 0,
    isSolved: true,
    at: at(n),
    changedAt: at(n),
    ...changes,
  };
}
