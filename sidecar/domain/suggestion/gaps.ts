import type { ArticleId, ConversationId, LineId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Article } from './article.ts';
import type { Note, Shown } from './note.ts';

/** Questions that are alike and that no article answered. */
export interface Cluster {
  /** Words they have in common, as one of them has them; most common first. */
  readonly words: readonly string[];
  readonly questions: number;
  /** Of them those for which something was shown that nobody used. */
  readonly shown: number;
  readonly lastAt: EpochMs;
  /** The newest. */
  readonly examples: readonly {
    readonly conversation: ConversationId;
    readonly line: LineId;
    readonly text: string;
    readonly at: EpochMs;
  }[];
}

/** What the knowledge lacks. */
export interface Gaps {
  readonly questions: number;
  readonly answered: number;
  readonly clusters: readonly Cluster[];
  /** Those of which a lead said that no article is needed. */
  readonly aside: readonly Cluster[];
  readonly unused: readonly { readonly article: ArticleId; readonly shown: number }[];
  readonly outOfDate: readonly { readonly article: ArticleId; readonly until: EpochMs }[];
}

/** How much of it is looked at and told. */
export interface GapBounds {
  readonly questionsMax: number;
  readonly clustersMax: number;
  readonly wordsMax: number;
  readonly examplesMax: number;
  readonly articlesMax: number;
  /** Times shown and never used before it is told. */
  readonly unusedAfter: number;
}

/** Words of a text that say what it is about, each with its stem; small talk has none. */
export type Telling = (text: string) => readonly { readonly word: string; readonly stem: string }[];

/** A question is about something: one telling word may be a greeting that no list knows. */
const TELLING_MIN = 2;
/** Of the fewer telling words of the two. */
const ALIKE_SHARE = 0.6;

/** What the notes and articles show to be missing (SPEC SU8). Clusters are made greedily, oldest question first. */
export function gapsIn(
  notes: readonly Note[],
  articles: readonly Article[],
  telling: Telling,
  now: EpochMs,
  bounds: GapBounds,
): Gaps {
  const used = notes.filter((note) => note.kind === 'used');
  const shown = notes.filter((note) => note.kind === 'shown');
  const answeredLines = new Set(used.flatMap(({ of }) => of ?? []));
  const questions = shown
    .map((note) => ({ note, words: telling(note.question) }))
    .filter(({ words, note }) => words.length >= TELLING_MIN || answeredLines.has(note.line));
  const open = questions
    .filter(({ note }) => !answeredLines.has(note.line))
    .sort((a, b) => byAge(b.note, a.note))
    .slice(0, bounds.questionsMax);
  const grown = clustersOf(open.toReversed());
  const isAside = ({ asked }: Growing) => asked.some(({ note }) => note.isAside === true);
  return {
    questions: questions.length,
    answered:
      questions.length - questions.filter(({ note }) => !answeredLines.has(note.line)).length,
    clusters: grown
      .filter((cluster) => !isAside(cluster))
      .map((cluster) => told(cluster, bounds))
      .sort(mostFirst)
      .slice(0, bounds.clustersMax),
    aside: grown
      .filter(isAside)
      .map((cluster) => told(cluster, bounds))
      .sort(newestFirst)
      .slice(0, bounds.clustersMax),
    unused: unusedOf(shown, used, articles, bounds),
    outOfDate: articles
      .flatMap(({ id: article, validUntil: until }) =>
        until !== null && until <= now ? [{ article, until }] : [],
      )
      .sort((a, b) => a.until - b.until || (a.article < b.article ? -1 : 1))
      .slice(0, bounds.articlesMax),
  };
}

interface Asked {
  readonly note: Shown;
  readonly words: readonly { readonly word: string; readonly stem: string }[];
}

interface Growing {
  readonly asked: Asked[];
  /** In how many of its questions each stem is. */
  readonly stems: Map<string, number>;
  readonly written: Map<string, string>;
}

function clustersOf(asked: readonly Asked[]): readonly Growing[] {
  const growing: Growing[] = [];
  const having = new Map<string, Set<Growing>>();
  for (const one of asked) {
    const stems = new Set(one.words.map(({ stem }) => stem));
    const near = nearest(stems, having) ?? anew();
    if (near.asked.length === 0) growing.push(near);
    near.asked.push(one);
    for (const { word, stem } of one.words)
      if (!near.written.has(stem)) near.written.set(stem, word);
    for (const stem of stems) {
      near.stems.set(stem, (near.stems.get(stem) ?? 0) + 1);
      having.set(stem, (having.get(stem) ?? new Set()).add(near));
    }
  }
  return growing;
}

function mostFirst(a: Cluster, b: Cluster): number {
  return b.questions - a.questions || newestFirst(a, b);
}

function newestFirst(a: Cluster, b: Cluster): number {
  return b.lastAt - a.lastAt || (saying(a) < saying(b) ? -1 : 1);
}

function anew(): Growing {
  return { asked: [], stems: new Map(), written: new Map() };
}

/** The cluster it has most in common with, if that is enough. */
function nearest(
  stems: ReadonlySet<string>,
  having: ReadonlyMap<string, ReadonlySet<Growing>>,
): Growing | null {
  const common = new Map<Growing, number>();
  for (const stem of stems) {
    for (const cluster of having.get(stem) ?? []) {
      // A stem counts as much as the cluster's questions have it.
      const share = (cluster.stems.get(stem) ?? 0) / cluster.asked.length;
      common.set(cluster, (common.get(cluster) ?? 0) + share);
    }
  }
  let best: Growing | null = null;
  let bestShare = 0;
  for (const [cluster, sum] of common) {
    const share = sum / Math.min(stems.size, meanStems(cluster));
    if (sum < TELLING_MIN - 0.5 || share < ALIKE_SHARE || share <= bestShare) continue;
    best = cluster;
    bestShare = share;
  }
  return best;
}

function meanStems({ asked, stems }: Growing): number {
  let all = 0;
  for (const count of stems.values()) all += count;
  return all / asked.length;
}

function told({ asked, stems, written }: Growing, bounds: GapBounds): Cluster {
  const newest = asked.toSorted(
    (a, b) =>
      Number(b.note.isAside ?? false) - Number(a.note.isAside ?? false) || byAge(b.note, a.note),
  );
  const words = [...stems]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, bounds.wordsMax)
    .map(([stem]) => written.get(stem) ?? stem);
  const examples = newest
    .slice(0, bounds.examplesMax)
    .map(({ note: { conversation, line, question: text, at } }) => ({
      conversation,
      line,
      text,
      at,
    }));
  return {
    words,
    questions: asked.length,
    shown: asked.filter(({ note }) => note.articles.length > 0).length,
    lastAt: lastOf(asked),
    examples,
  };
}

function lastOf(asked: readonly Asked[]): EpochMs {
  return asked.map(({ note }) => note.at).reduce((last, at) => (at > last ? at : last));
}

function unusedOf(
  shown: readonly Shown[],
  used: readonly { readonly article: ArticleId }[],
  articles: readonly Article[],
  { unusedAfter, articlesMax }: GapBounds,
): Gaps['unused'] {
  const ever = new Set(used.map(({ article }) => article));
  const times = new Map<ArticleId, number>();
  for (const { articles: on } of shown) {
    for (const id of new Set(on.map(({ article }) => article))) {
      times.set(id, (times.get(id) ?? 0) + 1);
    }
  }
  return articles
    .map(({ id: article }) => ({ article, shown: times.get(article) ?? 0 }))
    .filter((one) => one.shown >= unusedAfter && !ever.has(one.article))
    .sort((a, b) => b.shown - a.shown || (a.article < b.article ? -1 : 1))
    .slice(0, articlesMax);
}

/** Older first. */
function byAge(a: { at: EpochMs; line: LineId }, b: { at: EpochMs; line: LineId }): number {
  return a.at - b.at || (a.line < b.line ? -1 : 1);
}

function saying({ words }: Cluster): string {
  return words.join(' ');
}
