import { type Static, Type } from '@sinclair/typebox';
import {
  ARTICLE_BODY_MAX_CHARS,
  ARTICLE_MOMENT_MAX_MS,
  ARTICLE_WORDS_MAX,
  ARTICLES_PAGE_MAX,
  NAME_MAX_CHARS,
  TITLE_MAX_CHARS,
  URL_MAX_CHARS,
  VERSIONS_PAGE_MAX,
} from '../limits.ts';
import { Count, Exact, Id, Maybe, Moment, Name, OneOf, Text, Words } from '../scalars.ts';

/** One language's text. Empty while it is being written; docs/SPEC.md KB2 says what can be saved. */
export const ArticleText = Exact({
  title: Text(TITLE_MAX_CHARS),
  body: Text(ARTICLE_BODY_MAX_CHARS),
});

const Named = Type.Array(Name, { maxItems: ARTICLE_WORDS_MAX });

/** What a lead writes; everything of an article that has versions. */
export const ArticleTerms = Exact({
  kind: OneOf('article', 'snippet'),
  /** Null: not written in that language. */
  texts: Exact({ nl: Maybe(ArticleText), en: Maybe(ArticleText) }),
  categories: Named,
  products: Named,
  validFrom: Maybe(Count(ARTICLE_MOMENT_MAX_MS)),
  /** The moment from which it is true no longer. */
  validUntil: Maybe(Count(ARTICLE_MOMENT_MAX_MS)),
  source: Maybe(Words(URL_MAX_CHARS)),
});
export type ArticleTerms = Static<typeof ArticleTerms>;

/** One version of an article as agents and leads see it. */
export const ArticleCard = Exact({
  article: Id,
  version: Count(),
  /** The number of the change that made it, of all changes to the knowledge: a copy is as new as its highest. */
  change: Count(),
  terms: ArticleTerms,
  /** When each language's text was written or last found to be still right. */
  writtenAt: Exact({ nl: Maybe(Moment), en: Maybe(Moment) }),
  /** Null: taken from files by who runs the sidecar. */
  savedBy: Maybe(Id),
  savedAt: Moment,
  retiredAt: Maybe(Moment),
});
export type ArticleCard = Static<typeof ArticleCard>;

/**
 * Commands of a lead. `from` is the version that was changed, 0 for a new one. `stillHolds` says that a language
 * whose text was left as it was still says the same.
 */
export const ArticleSave = Exact({
  type: Type.Literal('article.save'),
  article: Id,
  from: Count(),
  terms: ArticleTerms,
  stillHolds: Type.Boolean(),
});
/** Out of use, or back in it; what was said with it stays. */
export const ArticleRetire = Exact({
  type: Type.Literal('article.retire'),
  article: Id,
  isRetired: Type.Boolean(),
});

/** Fact to everybody on the floor; the text itself is asked for. */
export const ArticleChanged = Exact({
  type: Type.Literal('article.changed'),
  article: Id,
  version: Count(),
  change: Count(),
  isRetired: Type.Boolean(),
});

/** Question of an agent: what has changed after this change, retired ones too, oldest change first; 0 asks for all. */
export const ArticlesAsk = Exact({ type: Type.Literal('articles.ask'), after: Count() });
export const ArticlesAnswered = Exact({
  type: Type.Literal('articles.answered'),
  of: Id,
  articles: Type.Array(ArticleCard, { maxItems: ARTICLES_PAGE_MAX }),
  /** To which change a copy is complete with this page. */
  upTo: Count(),
  hasMore: Type.Boolean(),
});

/** The versions of one article, newest first, before this version. */
export const ArticleAsk = Exact({
  type: Type.Literal('article.ask'),
  article: Id,
  before: Maybe(Count()),
});
export const ArticleAnswered = Exact({
  type: Type.Literal('article.answered'),
  of: Id,
  article: Id,
  versions: Type.Array(ArticleCard, { maxItems: VERSIONS_PAGE_MAX }),
  hasMore: Type.Boolean(),
});

/** Question of a lead: what is wrong with it, before it is saved. */
export const ArticleTry = Exact({
  type: Type.Literal('article.try'),
  article: Maybe(Id),
  terms: ArticleTerms,
});
export const ArticleTried = Exact({
  type: Type.Literal('article.tried'),
  of: Id,
  /** By the words of docs/SPEC.md KB2; empty when there is nothing to say. */
  problems: Type.Array(Text(NAME_MAX_CHARS), { maxItems: 40 }),
});

export type ArticleText = Static<typeof ArticleText>;
export type ArticleSave = Static<typeof ArticleSave>;
export type ArticleRetire = Static<typeof ArticleRetire>;
export type ArticleChanged = Static<typeof ArticleChanged>;
export type ArticlesAsk = Static<typeof ArticlesAsk>;
export type ArticlesAnswered = Static<typeof ArticlesAnswered>;
export type ArticleAsk = Static<typeof ArticleAsk>;
export type ArticleAnswered = Static<typeof ArticleAnswered>;
export type ArticleTry = Static<typeof ArticleTry>;
export type ArticleTried = Static<typeof ArticleTried>;
