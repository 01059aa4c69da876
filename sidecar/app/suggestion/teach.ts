import {
  type ArticleId,
  asFeedSeq,
  type FeedSeq,
  type LineId,
} from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import {
  ARTICLES_PAGE_MAX,
  CLOCK_SKEW_MAX_MS,
  CONVERSATIONS_KEPT_MS,
  EXAMPLES_PER_ARTICLE_MAX,
  FEED_PAGE_MAX,
  GAPS_ASIDE_MAX,
  NOTES_LEARNED_MAX,
  NOTES_READ_MAX,
} from '../../../shared/protocol/limits.ts';
import type { Article } from '../../domain/suggestion/article.ts';
import { learn, outOfScopeIn } from '../../domain/suggestion/learn.ts';
import type { Note } from '../../domain/suggestion/note.ts';
import type { NotePlace } from '../../ports/store/suggestions.ts';
import type { Environment } from '../context.ts';
import { EVERYBODY, factsAfter, headsOf } from '../feed.ts';
import { look } from '../pipeline.ts';

/** Keeps what the suggester ranks from as new as what is kept. */
export interface Teaching {
  /**
   * Reads what has changed, also by way of another process, and gives it to the suggester (SPEC SU5).
   *
   * @param withNotes whether what was shown and used is looked at too, not only articles and erasures
   */
  look(withNotes: boolean): Promise<void>;
}

/** More facts behind than this, and the notes are read anew rather than each fact looked at. */
const FACTS_LOOKED_MAX = 10 * FEED_PAGE_MAX;

export function teach(environment: Environment): Teaching {
  const articles = new Map<ArticleId, Article>();
  const notes = new Map<LineId, Note>();
  let change = 0;
  let place: FeedSeq | null = null;
  let isFirst = true;
  let isDue = false;

  async function readArticles(): Promise<boolean> {
    const before = change;
    for (;;) {
      const page = await look(environment, ({ tx }) =>
        tx.knowledge.after(change, ARTICLES_PAGE_MAX),
      );
      for (const kept of page) {
        change = kept.change;
        if (kept.retiredAt === null) articles.set(kept.article.id, kept.article);
        else articles.delete(kept.article.id);
      }
      if (page.length < ARTICLES_PAGE_MAX) return change !== before;
    }
  }

  /** Whose words went from the store go from here: facts say whose, in the order in which they went. */
  async function dropErased(): Promise<boolean> {
    const head = (await headsOf(environment, [EVERYBODY])).get(EVERYBODY) ?? asFeedSeq(0);
    // Before the first look nothing of anybody is here.
    place ??= head;
    if (head - place > FACTS_LOOKED_MAX) {
      place = head;
      notes.clear();
      return true;
    }
    const gone = new Set<string>();
    while (place < head) {
      const rows = await factsAfter(environment, EVERYBODY, place, FEED_PAGE_MAX);
      for (const { fact } of rows) {
        if (fact.type === 'visitor.erased') for (const one of fact.conversations) gone.add(one);
      }
      place = rows.at(-1)?.seq ?? head;
    }
    return drop(({ conversation }) => gone.has(conversation));
  }

  function drop(isGone: (note: Note) => boolean): boolean {
    const going = [...notes.values()].filter(isGone);
    for (const { line } of going) notes.delete(line);
    return going.length > 0;
  }

  async function readNotes(): Promise<boolean> {
    const newest = [...notes.values()].reduce((max, note) => Math.max(max, note.changedAt), 0);
    // Another process's clock may be behind: what it noted looks older than it is.
    const since = newest - CLOCK_SKEW_MAX_MS;
    let before: NotePlace | null = null;
    let read = 0;
    let isChanged = false;
    for (;;) {
      const from: NotePlace | null = before;
      const page: readonly Note[] = await look(environment, ({ tx }) =>
        tx.suggestions.newest(from, NOTES_READ_MAX),
      );
      for (const note of page) {
        if (note.changedAt < since) return isChanged;
        if (isSame(notes.get(note.line), note)) continue;
        notes.set(note.line, note);
        isChanged = true;
      }
      read += page.length;
      before = page.at(-1) ?? null;
      if (page.length < NOTES_READ_MAX || read >= NOTES_LEARNED_MAX) return isChanged;
      await environment.turns.next();
    }
  }

  /** As the store forgets, and no more than is learned from. */
  function forget(): void {
    const kept = asEpochMs(Math.max(0, environment.clock.now() - CONVERSATIONS_KEPT_MS));
    drop(({ changedAt }) => changedAt < kept);
    if (notes.size <= NOTES_LEARNED_MAX) return;
    const oldest = [...notes.values()].sort((a, b) => a.changedAt - b.changedAt);
    for (const { line } of oldest.slice(0, notes.size - NOTES_LEARNED_MAX)) notes.delete(line);
  }

  return {
    async look(withNotes) {
      // What was read and not given yet, because something failed in between, is given the next time.
      isDue = (await readArticles()) || isDue;
      const hasErased = await dropErased();
      isDue ||= hasErased;
      if (withNotes || hasErased || isFirst) isDue = (await readNotes()) || isDue;
      isFirst = false;
      if (!isDue) return;
      forget();
      const { examples, usage } = learn([...notes.values()], EXAMPLES_PER_ARTICLE_MAX);
      environment.suggester.put({
        articles: [...articles.values()],
        examples: examples.filter(({ article }) => articles.has(article)),
        usage,
        outOfScope: outOfScopeIn([...notes.values()], GAPS_ASIDE_MAX),
      });
      isDue = false;
    },
  };
}

function isSame(known: Note | undefined, note: Note): boolean {
  return known !== undefined && JSON.stringify(known) === JSON.stringify(note);
}
