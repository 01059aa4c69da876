import { beforeEach, expect, test } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs, HOUR_MS } from '../../../../../shared/kernel/time.ts';
import {
  ARTICLES_PAGE_MAX,
  CONVERSATIONS_KEPT_MS,
  NOTES_LEARNED_MAX,
  NOTES_READ_MAX,
} from '../../../../../shared/protocol/limits.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { eraseVisitors } from '../../../../../sidecar/app/privacy/erase-visitor.ts';
import { teach } from '../../../../../sidecar/app/suggestion/teach.ts';
import type { KeptArticle } from '../../../../../sidecar/domain/knowledge/kept-article.ts';
import type { Knowledge } from '../../../../../sidecar/domain/suggestion/article.ts';
import type { Note } from '../../../../../sidecar/domain/suggestion/note.ts';
import type { Suggester } from '../../../../../sidecar/ports/suggester.ts';
import { aKeptArticle } from '../../../../support/builders/kept-article.ts';
import { aShown, aUsed } from '../../../../support/builders/note.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';
import { openTalk } from '../../../../support/open-talk.ts';

let desk: Desk;
let given: Knowledge[];

const listening: Suggester = {
  put: (knowledge) => given.push(knowledge),
  rank: async () => ({ suggestions: [], language: null, intent: null, sentiment: 'neutral' }),
  close: async () => undefined,
};
const keep = (...articles: readonly KeptArticle[]) =>
  commit(desk.environment, async ({ tx }) => {
    for (const article of articles) await tx.knowledge.put(article);
  });
const note = (...notes: readonly Note[]) =>
  commit(desk.environment, async ({ tx }) => {
    for (const one of notes) await tx.suggestions.put(one);
  });
const last = () => given.at(-1);

beforeEach(() => {
  given = [];
  desk = aDesk({ suggester: listening });
});

test('[SU5] at the start the suggester gets what there is, in pages, retired articles left out', async () => {
  const many = Array.from({ length: ARTICLES_PAGE_MAX + 1 }, (_, n) =>
    aKeptArticle({ id: `article-${n}`, change: n + 1 }),
  );
  await keep(...many, aKeptArticle({ id: 'gone', change: 999, retiredAt: asEpochMs(5) }));
  await note(
    ...Array.from({ length: NOTES_READ_MAX + 1 }, (_, n) => aShown(n, 'q', ['article-1'])),
  );
  await teach(desk.environment).look(false);
  expect(given).toHaveLength(1);
  expect(last()?.articles).toHaveLength(ARTICLES_PAGE_MAX + 1);
  expect(last()?.usage.get(asId('article-1'))).toEqual({ shown: NOTES_READ_MAX + 1, used: 0 });
});

test('[SU8] what a lead sets aside is out of scope, until they take it back', async () => {
  await keep(aKeptArticle({ id: 'a' }));
  await note(aShown(1, 'Hebben jullie werk?'));
  const teaching = teach(desk.environment);
  await teaching.look(true);
  expect(last()?.outOfScope).toEqual([]);
  await note(aShown(1, 'Hebben jullie werk?', [], { isAside: true, changedAt: asEpochMs(2e12) }));
  await teaching.look(true);
  expect(last()?.outOfScope).toEqual(['Hebben jullie werk?']);
  await note(aShown(1, 'Hebben jullie werk?', [], { isAside: false, changedAt: asEpochMs(3e12) }));
  await teaching.look(true);
  expect(last()?.outOfScope).toEqual([]);
});

test('[SU5] nothing new, nothing given again', async () => {
  await keep(aKeptArticle());
  const teaching = teach(desk.environment);
  for (let n = 0; n < 3; n += 1) await teaching.look(true);
  expect(given).toHaveLength(1);
});

test('[SU5] a changed article is given at the next look, a retired one taken away', async () => {
  const teaching = teach(desk.environment);
  await teaching.look(false);
  await keep(aKeptArticle({ id: 'a', change: 1 }));
  await teaching.look(false);
  expect(last()?.articles.map(({ id }) => id)).toEqual(['a']);
  await keep(aKeptArticle({ id: 'a', change: 2, retiredAt: asEpochMs(5) }));
  await teaching.look(false);
  expect(last()?.articles).toEqual([]);
});

test('[SU5] what was used is learned when it is time for that, also from a clock that is behind', async () => {
  await keep(aKeptArticle({ id: 'a' }));
  await note(aUsed(5, 'a', 'eerste vraag'));
  const teaching = teach(desk.environment);
  await teaching.look(false);
  expect(last()?.examples.map(({ text }) => text)).toEqual(['eerste vraag']);
  const behind = aUsed(5, 'a', 'tweede vraag');
  await note({ ...behind, line: asId('other'), changedAt: asEpochMs(behind.changedAt - 30_000) });
  await teaching.look(false);
  expect(given).toHaveLength(1);
  await teaching.look(true);
  expect(
    last()
      ?.examples.map(({ text }) => text)
      .sort(),
  ).toEqual(['eerste vraag', 'tweede vraag']);
});

test('[SU5] an example of an article that is out of use is not given', async () => {
  await keep(aKeptArticle({ id: 'a' }));
  await note(aUsed(1, 'a', 'een'), aUsed(2, 'gone', 'twee'));
  await teach(desk.environment).look(true);
  expect(last()?.examples.map(({ article }) => article)).toEqual(['a']);
});

test('[SU5, ER1] the words of who was erased are unlearned at the next look', async () => {
  await desk.visit('visitor-1');
  await desk.hire({ agent: asId('anna') });
  await openTalk(desk, 'visitor-1', 'talk');
  await keep(aKeptArticle({ id: 'a' }));
  const of = { conversation: asId<Note['conversation']>('talk') };
  await note(aUsed(1, 'a', 'mijn geheime vraag', of), aUsed(2, 'a', 'een andere'));
  const teaching = teach(desk.environment);
  await teaching.look(true);
  expect(last()?.examples).toHaveLength(2);
  await eraseVisitors(desk.environment, [asId('visitor-1')], 'operator');
  await teaching.look(false);
  expect(last()?.examples.map(({ text }) => text)).toEqual(['een andere']);
});

test('[SU5, RE1] what is forgotten in the store is forgotten here, and no more is learned from than fits', async () => {
  await keep(aKeptArticle({ id: 'a' }));
  await note(aShown(1, 'oud', ['a']));
  const teaching = teach(desk.environment);
  await teaching.look(true);
  expect(last()?.usage.size).toBe(1);
  desk.environment.clock.advance(CONVERSATIONS_KEPT_MS + HOUR_MS);
  await keep(aKeptArticle({ id: 'b', change: 2 }));
  await teaching.look(false);
  expect(last()?.usage.size).toBe(0);

  const now = desk.environment.clock.now();
  const notes = Array.from({ length: NOTES_LEARNED_MAX + 2 }, (_, n) =>
    aShown(n, 'q', ['a'], { at: now, changedAt: asEpochMs(now + n) }),
  );
  await note(...notes);
  const again = teach(desk.environment);
  await again.look(true);
  expect(last()?.usage.get(asId('a'))?.shown).toBe(NOTES_LEARNED_MAX);
});
