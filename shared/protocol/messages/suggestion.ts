import { type Static, Type } from '@sinclair/typebox';
import {
  GAP_ARTICLES_MAX,
  GAP_CLUSTERS_MAX,
  GAP_DAYS_MAX,
  GAP_EXAMPLES_MAX,
  GAP_WORDS_MAX,
  LINE_MAX_CHARS,
  MATCHED_MAX,
  MATCHED_MAX_CHARS,
  QUESTION_KEPT_MAX_CHARS,
  SUGGESTIONS_MAX,
  SUGGESTIONS_SHOWN_MAX,
  TITLE_MAX_CHARS,
} from '../limits.ts';
import { Count, Exact, Id, Language, Maybe, Moment, OneOf, Text, Words } from '../scalars.ts';

/** Of 0..1. */
const Share = Type.Number({ minimum: 0, maximum: 1 });

/** On a line that an agent says: which article it was made from, and the visitor's line it answers. */
export const SuggestionUse = Exact({
  article: Id,
  version: Count(),
  /** Null when no line of the visitor was being answered. */
  of: Maybe(Id),
});
export type SuggestionUse = Static<typeof SuggestionUse>;

/**
 * Question of an agent: what knowledge answers a line of the visitor, or a text while `line` is null. A search
 * gets what comes nearest; a suggestion may be nothing at all.
 */
export const SuggestionsAsk = Exact({
  type: Type.Literal('suggestions.ask'),
  conversation: Id,
  line: Maybe(Id),
  /** Not read when a line is named: its own text counts. */
  text: Text(LINE_MAX_CHARS),
  mode: OneOf('suggest', 'search'),
  most: Type.Integer({ minimum: 1, maximum: SUGGESTIONS_MAX }),
});

/** One article, best first, and why. */
export const Suggested = Exact({
  article: Id,
  version: Count(),
  /** In which of its languages it answers. */
  language: Language,
  confidence: Share,
  /** Words of the question it was found by, as they were written. */
  matched: Type.Array(Words(MATCHED_MAX_CHARS), { maxItems: MATCHED_MAX }),
  /** Whether the page, product or category spoke for it. */
  isByStanding: Type.Boolean(),
  isOutOfDate: Type.Boolean(),
});
export type Suggested = Static<typeof Suggested>;

export const SuggestionsAnswered = Exact({
  type: Type.Literal('suggestions.answered'),
  of: Id,
  conversation: Id,
  line: Maybe(Id),
  suggestions: Type.Array(Suggested, { maxItems: SUGGESTIONS_MAX }),
  /** Of the question; null: cannot be told. */
  language: Maybe(Language),
  /** Title of what it is about; null when it is about nothing that is known. */
  intent: Maybe(Text(TITLE_MAX_CHARS)),
  sentiment: OneOf('upset', 'neutral', 'pleased'),
});

/**
 * Command of the holder: these stood on screen under this line of the visitor, or nothing was found for it.
 * Once per line; hovering counts for nothing.
 */
export const SuggestionShown = Exact({
  type: Type.Literal('suggestion.shown'),
  conversation: Id,
  line: Id,
  articles: Type.Array(Exact({ article: Id, version: Count() }), {
    maxItems: SUGGESTIONS_SHOWN_MAX,
  }),
});

/** Question of a lead: what the knowledge lacks, by the last days. */
export const GapsAsk = Exact({
  type: Type.Literal('gaps.ask'),
  days: Type.Integer({ minimum: 1, maximum: GAP_DAYS_MAX }),
});

/** Command of a lead: these questions need no article, nor do others like them; or they do after all. */
export const GapSetAside = Exact({
  type: Type.Literal('gap.set-aside'),
  /** Lines of visitors, as the gap has them for examples. */
  lines: Type.Array(Id, { minItems: 1, maxItems: GAP_EXAMPLES_MAX }),
  isAside: Type.Boolean(),
});

/** Questions that are alike and that no article answered. */
const GapCluster = Exact({
  /** Those they have in common, most common first. */
  words: Type.Array(Words(MATCHED_MAX_CHARS), { maxItems: GAP_WORDS_MAX }),
  questions: Count(),
  /** Of them those for which something was shown that nobody used. */
  shown: Count(),
  lastAt: Moment,
  examples: Type.Array(
    Exact({ conversation: Id, line: Id, text: Text(QUESTION_KEPT_MAX_CHARS), at: Moment }),
    {
      maxItems: GAP_EXAMPLES_MAX,
    },
  ),
});
export type GapCluster = Static<typeof GapCluster>;

export const GapsAnswered = Exact({
  type: Type.Literal('gaps.answered'),
  of: Id,
  /** Questions looked at, and those among them that an article answered. */
  questions: Count(),
  answered: Count(),
  /** Most questions first. */
  clusters: Type.Array(GapCluster, { maxItems: GAP_CLUSTERS_MAX }),
  /** Those that a lead has set aside, their lines first among the examples; newest first. */
  aside: Type.Array(GapCluster, { maxItems: GAP_CLUSTERS_MAX }),
  /** Shown again and again, never used; shown most often first. */
  unused: Type.Array(Exact({ article: Id, title: Text(TITLE_MAX_CHARS), shown: Count() }), {
    maxItems: GAP_ARTICLES_MAX,
  }),
  /** Past their date, the longest first. */
  outOfDate: Type.Array(Exact({ article: Id, title: Text(TITLE_MAX_CHARS), until: Moment }), {
    maxItems: GAP_ARTICLES_MAX,
  }),
});

export type SuggestionsAsk = Static<typeof SuggestionsAsk>;
export type SuggestionsAnswered = Static<typeof SuggestionsAnswered>;
export type SuggestionShown = Static<typeof SuggestionShown>;
export type GapSetAside = Static<typeof GapSetAside>;
export type GapsAsk = Static<typeof GapsAsk>;
export type GapsAnswered = Static<typeof GapsAnswered>;
