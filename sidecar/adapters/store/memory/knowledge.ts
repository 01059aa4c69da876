import type { EpochMs } from '../../../../shared/kernel/time.ts';
import type { KeptArticle } from '../../../domain/knowledge/kept-article.ts';
import type { Articles } from '../../../ports/store/knowledge.ts';
import { folded } from '../folded.ts';
import { by, type Journal, table } from './table.ts';

interface Row {
  readonly kept: KeptArticle;
  readonly replacedAt: EpochMs | null;
}

const keyOf = (article: string, version: number): string => `${article} ${version}`;
const newestFirst = by<KeptArticle>([({ article }) => article.version], -1);
const keptIn = ({ kept }: Row): KeptArticle => kept;

export function memoryKnowledge(journal: Journal): Articles {
  const rows = table<Row>(journal, {
    key: ({ kept }) => keyOf(kept.article.id, kept.article.version),
    groups: {
      article: ({ kept }) => kept.article.id,
      newest: ({ replacedAt }) => (replacedAt === null ? 'yes' : null),
    },
  });
  const changes = table<{ readonly change: number }>(journal, { key: () => 'only' });
  const newest = (): readonly KeptArticle[] => rows.in('newest', 'yes').map(keptIn);
  const versions = (article: string): readonly KeptArticle[] =>
    rows.in('article', article).map(keptIn).toSorted(newestFirst);
  const last = (): number => changes.get('only')?.change ?? 0;

  return {
    find: async (article) => versions(article)[0] ?? null,
    version: async (article, version) => rows.get(keyOf(article, version))?.kept ?? null,
    versions: async (article, before, max) =>
      versions(article)
        .filter((kept) => before === null || kept.article.version < before)
        .slice(0, max),
    put: async (kept) => {
      const { id, version } = kept.article;
      for (const row of rows.in('article', id)) {
        if (row.replacedAt === null && row.kept.article.version < version) {
          rows.put({ ...row, replacedAt: kept.savedAt });
        }
      }
      rows.put({ kept, replacedAt: null });
    },
    after: async (change, max) =>
      newest()
        .filter((kept) => kept.change > change)
        .toSorted(by([(kept) => kept.change]))
        .slice(0, max),
    titled: async (language, title) =>
      newest()
        .filter(({ retiredAt }) => retiredAt === null)
        .map(({ article }) => article)
        .filter(({ texts }) => folded(texts[language]?.title ?? '') === folded(title))
        .map(({ id }) => id)
        .sort(),
    count: async () => newest().filter(({ retiredAt }) => retiredAt === null).length,
    lastChange: async () => last(),
    nextChange: async () => {
      const change = last() + 1;
      changes.put({ change });
      return change;
    },
    forget: async (before, max) => {
      const isOver = (at: EpochMs | null | undefined): boolean => at != null && at < before;
      const old = rows.all().filter((row) => isOver(row.replacedAt));
      const retired = newest()
        .filter(({ retiredAt }) => isOver(retiredAt))
        .flatMap(({ article }) => rows.in('article', article.id));
      const gone = [...new Set([...old, ...retired])]
        .toSorted(by([({ kept }) => kept.article.id, ({ kept }) => kept.article.version]))
        .slice(0, max);
      for (const { kept } of gone) rows.delete(keyOf(kept.article.id, kept.article.version));
      return gone.length;
    },
  };
}
