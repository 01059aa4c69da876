import type { ArticleId, LineId } from '../../../shared/kernel/ids.ts';
import type { Example, Usage } from './article.ts';
import type { Note, Shown, Used } from './note.ts';

/** What a ranker learns from: questions with their answers, and how often an article was of use. */
export interface Learned {
  readonly examples: readonly Example[];
  readonly usage: ReadonlyMap<ArticleId, Usage>;
}

/** More than this changed, and it was the agent's own answer. */
const OWN_WORDS_SHARE = 0.8;
const SOLVED = { yes: 1, unknown: 0.8, no: 0.4 } as const;

/**
 * Adds up what was shown and used (SPEC SU3, SU4). The same notes in any order, one of them twice too, come to
 * the same.
 *
 * @param examplesMax of one article: the weightiest, of equal ones the newest
 */
export function learn(notes: readonly Note[], examplesMax: number): Learned {
  const byLine = new Map<LineId, Note>();
  for (const note of notes) {
    const known = byLine.get(note.line);
    if (known === undefined || isNewer(note, known)) byLine.set(note.line, note);
  }
  const once = [...byLine.values()];
  const used = once.filter((note) => note.kind === 'used');
  const shown = once.filter((note) => note.kind === 'shown');
  return { examples: examplesOf(used, examplesMax), usage: usageOf(shown, used) };
}

/**
 * Questions that need no article, newest first (SPEC SU8). What was answered with one all the same is not among them.
 *
 * @param max the newest
 */
export function outOfScopeIn(notes: readonly Note[], max: number): readonly string[] {
  const answered = new Set(notes.flatMap((note) => (note.kind === 'used' ? [note.of] : [])));
  const aside = notes
    .filter((note) => note.kind === 'shown')
    .filter(({ isAside, line }) => isAside === true && !answered.has(line))
    .sort((a, b) => b.changedAt - a.changedAt || Number(a.line < b.line) * 2 - 1)
    .map(({ question }) => question);
  return [...new Set(aside)].slice(0, max);
}

/** What a line said with an article weighs as an example, 0 for none at all. */
export function weightOf({ edited, isSolved }: Pick<Used, 'edited' | 'isSolved'>): number {
  if (edited > OWN_WORDS_SHARE) return 0;
  const solved = isSolved === null ? SOLVED.unknown : isSolved ? SOLVED.yes : SOLVED.no;
  return solved * (1 - edited / 2);
}

function isNewer(note: Note, known: Note): boolean {
  if (note.changedAt !== known.changedAt) return note.changedAt > known.changedAt;
  return JSON.stringify(note) > JSON.stringify(known);
}

function examplesOf(used: readonly Used[], examplesMax: number): readonly Example[] {
  const byArticle = new Map<ArticleId, Map<string, Weighed>>();
  for (const note of used) {
    const weight = weightOf(note);
    const text = note.question?.trim() ?? '';
    if (weight === 0 || text === '') continue;
    const weighed: Weighed = { note, text, weight };
    const of = byArticle.get(note.article) ?? new Map<string, Weighed>();
    byArticle.set(note.article, of);
    // The same words again are no second example.
    const key = text.toLowerCase();
    const known = of.get(key);
    if (known === undefined || weightiestFirst(weighed, known) < 0) of.set(key, weighed);
  }
  return [...byArticle.keys()].sort().flatMap((article) => {
    const all = [...(byArticle.get(article)?.values() ?? [])].sort(weightiestFirst);
    return all
      .slice(0, examplesMax)
      .map(({ text, weight }) => ({ article, text, language: null, weight }));
  });
}

interface Weighed {
  readonly note: Used;
  readonly text: string;
  readonly weight: number;
}

function weightiestFirst(a: Weighed, b: Weighed): number {
  return b.weight - a.weight || b.note.at - a.note.at || Number(a.note.line > b.note.line) * 2 - 1;
}

/** Used counts where it was shown: what an agent looked up says nothing about showing it. */
function usageOf(shown: readonly Shown[], used: readonly Used[]): ReadonlyMap<ArticleId, Usage> {
  const usedFor = new Set(used.map(({ of, article }) => `${of} ${article}`));
  const usage = new Map<ArticleId, Usage>();
  for (const { line, articles } of shown) {
    for (const article of new Set(articles.map((one) => one.article))) {
      const so = usage.get(article) ?? { shown: 0, used: 0 };
      const isUsed = usedFor.has(`${line} ${article}`);
      usage.set(article, { shown: so.shown + 1, used: so.used + Number(isUsed) });
    }
  }
  return usage;
}
