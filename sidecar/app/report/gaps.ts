import type { ArticleId, MessageId } from '../../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS, type EpochMs } from '../../../shared/kernel/time.ts';
import {
  ARTICLES_PAGE_MAX,
  GAP_ARTICLES_MAX,
  GAP_CLUSTERS_MAX,
  GAP_EXAMPLES_MAX,
  GAP_QUESTIONS_MAX,
  GAP_WORDS_MAX,
  MATCHED_MAX_CHARS,
  NOTES_LEARNED_MAX,
  NOTES_READ_MAX,
  UNUSED_AFTER_SHOWN,
} from '../../../shared/protocol/limits.ts';
import type {
  GapCluster,
  GapsAnswered,
  GapsAsk,
} from '../../../shared/protocol/messages/suggestion.ts';
import type { Article } from '../../domain/suggestion/article.ts';
import { type Cluster, gapsIn } from '../../domain/suggestion/gaps.ts';
import type { Note } from '../../domain/suggestion/note.ts';
import { tellingWords } from '../../domain/suggestion/telling.ts';
import type { NotePlace } from '../../ports/store/suggestions.ts';
import { REVOKED } from '../agent/prove-device.ts';
import type { AgentCaller, Environment, Refusal } from '../context.ts';
import { look } from '../pipeline.ts';
import { leadOnly } from './lead-only.ts';

/** What the knowledge lacks, for leads (SPEC SU8). Read in pages: others go on meanwhile. */
export async function answerGaps(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
  { days }: GapsAsk,
): Promise<GapsAnswered | Refusal> {
  const refused = await look(environment, async (work) => {
    const agent = await work.tx.agents.find(who.agent);
    return agent === null || agent.isRevoked ? REVOKED : leadOnly(work, who);
  });
  if (refused !== null) return refused;
  const now = environment.clock.now();
  const notes = await notesSince(environment, asEpochMs(Math.max(0, now - days * DAY_MS)));
  const articles = await articlesInUse(environment);
  const gaps = gapsIn(notes, articles, tellingWords(environment.stems), now, {
    questionsMax: GAP_QUESTIONS_MAX,
    clustersMax: GAP_CLUSTERS_MAX,
    wordsMax: GAP_WORDS_MAX,
    examplesMax: GAP_EXAMPLES_MAX,
    articlesMax: GAP_ARTICLES_MAX,
    unusedAfter: UNUSED_AFTER_SHOWN,
  });
  const titles = new Map(articles.map((article) => [article.id, titleOf(article)]));
  const titled = <T extends { readonly article: ArticleId }>(row: T) => ({
    ...row,
    title: titles.get(row.article) ?? '',
  });
  return {
    type: 'gaps.answered',
    of: id,
    questions: gaps.questions,
    answered: gaps.answered,
    clusters: gaps.clusters.map(told),
    aside: gaps.aside.map(told),
    unused: gaps.unused.map(titled),
    outOfDate: gaps.outOfDate.map(titled),
  };
}

function told({ words, examples, ...cluster }: Cluster): GapCluster {
  return {
    ...cluster,
    words: words.map((word) => word.slice(0, MATCHED_MAX_CHARS)),
    examples: [...examples],
  };
}

/** What was set aside is known by however old a question: others like it are set aside with it. */
async function notesSince(environment: Environment, since: EpochMs): Promise<readonly Note[]> {
  const found: Note[] = [];
  let before: NotePlace | null = null;
  let read = 0;
  while (read < NOTES_LEARNED_MAX) {
    const from: NotePlace | null = before;
    const page: readonly Note[] = await look(environment, ({ tx }) =>
      tx.suggestions.newest(from, NOTES_READ_MAX),
    );
    found.push(
      ...page.filter(
        (note) => note.at >= since || (note.kind === 'shown' && note.isAside === true),
      ),
    );
    read += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < NOTES_READ_MAX) break;
    before = last;
    await environment.turns.next();
  }
  return found;
}

async function articlesInUse(environment: Environment): Promise<readonly Article[]> {
  const articles: Article[] = [];
  for (let change = 0; ; ) {
    const from = change;
    const page = await look(environment, ({ tx }) => tx.knowledge.after(from, ARTICLES_PAGE_MAX));
    for (const kept of page) {
      change = kept.change;
      if (kept.retiredAt === null) articles.push(kept.article);
    }
    if (page.length < ARTICLES_PAGE_MAX) return articles;
  }
}

function titleOf({ texts }: Article): string {
  return texts.nl?.title ?? texts.en?.title ?? '';
}
