import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KnowledgeCopy } from '../../../extension/background/knowledge-copy.ts';
import { applyFacts, applySnapshot } from '../../../extension/db/apply.ts';
import { knowledgeOf } from '../../../extension/db/apply-articles.ts';
import { openQueries } from '../../../extension/db/queries.ts';
import { forgetOld, RETIRED_KEPT_MS } from '../../../extension/db/retention.ts';
import { Tables } from '../../../extension/db/tables.ts';
import type { ArticleCard } from '../../../shared/protocol/messages/knowledge.ts';
import type { AgentQuestion } from '../../../shared/protocol/shape.ts';
import { articleCard } from '../../support/builders/article-card.ts';

let db: Tables;
let copy: KnowledgeCopy;
let asked: { readonly id: string; readonly question: AgentQuestion }[];
let isLive: boolean;
let seq: number;

beforeEach(() => {
  db = new Tables(`articles-${Math.random()}`);
  asked = [];
  isLive = true;
  seq = 0;
  copy = new KnowledgeCopy(db, (id, question) => {
    if (isLive) asked.push({ id, question });
    return isLive;
  });
});
afterEach(() => db.delete());

const snapshot = (knowledge?: number) =>
  applySnapshot(db, {
    type: 'agent.snapshot',
    own: 0,
    floor: 0,
    conversations: [],
    lines: [],
    agents: [],
    ...(knowledge === undefined ? {} : { knowledge }),
  });
const tell = (change: number, article = `article-${change}`) => {
  seq += 1;
  const fact = { type: 'article.changed', article, version: 1, change, isRetired: false } as const;
  return applyFacts(db, [{ feed: 'floor', seq, at: 7, fact }]);
};
const numbered = (change: number, but: Partial<ArticleCard> = {}): ArticleCard =>
  articleCard({ article: `article-${change}`, change, ...but });
const answer = (articles: ArticleCard[], upTo: number, hasMore = false) =>
  copy.answered({
    type: 'articles.answered',
    of: asked.at(-1)?.id ?? '',
    articles,
    upTo,
    hasMore,
  });
const afters = () =>
  asked.map(({ question }) => (question.type === 'articles.ask' ? question.after : null));
const held = async () => (await openQueries(db).articles()).map(({ article }) => article).sort();
const isWhole = () => openQueries(db).isKnowledgeWhole();

test('[KB6] after a snapshot the copy begins anew, and is whole once every page has come', async () => {
  await db.articles.put(numbered(9));
  await snapshot(3);
  expect(await held()).toEqual([]);
  expect(await isWhole()).toBe(false);
  await copy.ensure();
  await answer([numbered(1), numbered(2)], 2, true);
  expect(await isWhole()).toBe(false);
  await answer([numbered(3)], 3);
  expect(afters()).toEqual([0, 2]);
  expect(await held()).toEqual(['article-1', 'article-2', 'article-3']);
  expect(await isWhole()).toBe(true);
});

test('[KB6] a change that is told is asked for, and nothing else', async () => {
  await snapshot(0);
  await copy.ensure();
  expect(asked).toEqual([]);
  await tell(1);
  await copy.ensure();
  await copy.ensure();
  expect(afters()).toEqual([0]);
  await answer([numbered(1)], 1);
  expect(afters()).toEqual([0]);
  expect(await isWhole()).toBe(true);
});

test('[KB6] a change that is told while a page is under way is asked for after it', async () => {
  await snapshot(1);
  await copy.ensure();
  await tell(2);
  await answer([numbered(1)], 1);
  expect(afters()).toEqual([0, 1]);
  await answer([numbered(2)], 2);
  expect(await knowledgeOf(db)).toEqual({ key: 'knowledge', told: 2, upTo: 2 });
});

test('[KB6] of two pictures of one article the newer stays', async () => {
  await snapshot(5);
  await copy.ensure();
  await answer([articleCard({ change: 5, version: 2 })], 5);
  await tell(6);
  await copy.ensure();
  await answer([articleCard({ change: 4, version: 1 })], 6);
  expect(await openQueries(db).articles()).toMatchObject([{ version: 2 }]);
});

test('[KB6] without a link, or when it goes, it asks again as soon as there is one', async () => {
  await snapshot(1);
  isLive = false;
  await copy.ensure();
  isLive = true;
  await copy.ensure();
  const [first] = asked;
  copy.abandon();
  await copy.ensure();
  expect(afters()).toEqual([0, 0]);
  // What the link that went had asked is not taken for an answer to the new question.
  await copy.answered({
    type: 'articles.answered',
    of: first?.id ?? '',
    articles: [numbered(7)],
    upTo: 7,
    hasMore: false,
  });
  expect(await held()).toEqual([]);
});

test('[KB6] a refusal of its question is its own, and it asks again at the next occasion', async () => {
  await snapshot(1);
  await copy.ensure();
  const refused = { type: 'refused', kind: 'unavailable', sentence: 'Not now.' } as const;
  expect(copy.refused({ ...refused, of: 'another' })).toBe(false);
  expect(copy.refused({ ...refused, of: asked[0]?.id ?? '' })).toBe(true);
  await copy.ensure();
  expect(afters()).toEqual([0, 0]);
});

test('[KB6] a sidecar that knows no articles is asked nothing', async () => {
  await snapshot();
  await copy.ensure();
  expect(asked).toEqual([]);
  expect(await isWhole()).toBe(true);
});

test('[KB9, RE1] a retired article goes from the copy when the sidecar has forgotten it', async () => {
  await snapshot(2);
  await copy.ensure();
  await answer([numbered(1, { retiredAt: 5 }), numbered(2)], 2);
  await forgetOld(db, RETIRED_KEPT_MS + 4);
  expect(await held()).toEqual(['article-1', 'article-2']);
  await forgetOld(db, RETIRED_KEPT_MS + 6);
  expect(await held()).toEqual(['article-2']);
});
