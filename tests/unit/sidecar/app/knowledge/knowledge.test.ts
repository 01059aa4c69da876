import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import {
  ARTICLES_MAX,
  ARTICLES_PAGE_MAX,
  ARTICLES_PAGE_MAX_BYTES,
  VERSIONS_PAGE_MAX,
} from '../../../../../shared/protocol/limits.ts';
import type { AgentQuestion } from '../../../../../shared/protocol/shape.ts';
import { takeArticles } from '../../../../../sidecar/app/knowledge/take.ts';
import { wireTerms } from '../../../../../sidecar/app/knowledge/wire.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { answerQuestion } from '../../../../../sidecar/app/questions.ts';
import { agentSnapshot } from '../../../../../sidecar/app/snapshot.ts';
import { FLOOR } from '../../../../../sidecar/domain/audience.ts';
import type { ArticleTerms } from '../../../../../sidecar/domain/knowledge/kept-article.ts';
import { aKeptArticle, someArticle } from '../../../../support/builders/kept-article.ts';
import { aDesk, agentCaller, type Desk } from '../../../../support/desk.ts';

const DAY_MS = 86_400_000;
let desk: Desk;

beforeEach(async () => {
  desk = aDesk();
  await desk.hire({ agent: asId('lotte'), role: 'lead' });
  await desk.hire({ agent: asId('lars'), role: 'lead' });
  await desk.hire({ agent: asId('anna') });
});

const titled = (nl: string, but: Partial<ArticleTerms> = {}): ArticleTerms =>
  someArticle({ texts: { nl: { title: nl, body: 'Tekst.' } }, ...but });
const save = (article: string, from: number, terms: ArticleTerms, stillHolds = false) =>
  ({ type: 'article.save', article, from, terms: wireTerms(terms), stillHolds }) as const;
const retire = (article: string, isRetired: boolean) =>
  ({ type: 'article.retire', article, isRetired }) as const;
const ask = (question: AgentQuestion, agent = 'lotte') =>
  answerQuestion(desk.environment, agentCaller(agent), asId('question'), question);
const copy = async (after = 0) => {
  const answer = await ask({ type: 'articles.ask', after }, 'anna');
  if (!('articles' in answer)) throw new Error('everybody may ask');
  return answer;
};

describe('writing', () => {
  it('[KB1] a lead saves a version, the floor is told, and every agent can ask for it', async () => {
    expect(await desk.agent('lotte', save('sizes', 0, titled('Maten')))).toMatchObject({
      kind: 'done',
    });
    expect((await desk.facts(FLOOR)).at(-1)).toEqual({
      type: 'article.changed',
      article: 'sizes',
      version: 1,
      change: 1,
      isRetired: false,
    });
    expect(await copy()).toMatchObject({
      articles: [
        { article: 'sizes', version: 1, savedBy: 'lotte', terms: wireTerms(titled('Maten')) },
      ],
      upTo: 1,
      hasMore: false,
    });
  });

  it('[KB9] an agent does neither', async () => {
    await desk.agent('lotte', save('sizes', 0, titled('Maten')));
    for (const command of [save('sizes', 1, titled('Anders')), retire('sizes', true)]) {
      expect(await desk.agent('anna', command)).toMatchObject({ refusal: 'not-allowed' });
    }
    const tried = await ask(
      { type: 'article.try', article: null, terms: wireTerms(titled('Maten')) },
      'anna',
    );
    expect(tried).toMatchObject({ refusal: 'not-allowed' });
    expect((await copy()).upTo).toBe(1);
  });

  it('[KB1] of two leads who change the same version the second is told', async () => {
    await desk.agent('lotte', save('sizes', 0, titled('Maten')));
    await desk.agent('lotte', save('sizes', 1, titled('Een')));
    const second = await desk.agent('lars', save('sizes', 1, titled('Ander')));
    expect(second).toMatchObject({ refusal: 'wrong-state' });
    expect(await copy()).toMatchObject({
      articles: [{ version: 2, terms: wireTerms(titled('Een')) }],
    });
  });

  it('[KB2] what cannot be saved is refused, with why and where', async () => {
    const answer = await desk.agent('lotte', save('sizes', 0, someArticle({ texts: {} })));
    expect(answer).toMatchObject({ refusal: 'wrong-state' });
    expect(answer.kind === 'refused' && answer.sentence).toContain('in no language');
    expect((await copy()).articles).toEqual([]);
  });

  it('[KB2] a title that another in use has is refused, until that one is retired; then that one cannot come back', async () => {
    await desk.agent('lotte', save('sizes', 0, titled('Maten')));
    expect(await desk.agent('lotte', save('other', 0, titled('MATEN')))).toMatchObject({
      refusal: 'wrong-state',
    });
    await desk.agent('lotte', retire('sizes', true));
    expect(await desk.agent('lotte', save('other', 0, titled('MATEN')))).toMatchObject({
      kind: 'done',
    });
    expect(await desk.agent('lotte', retire('sizes', false))).toMatchObject({
      refusal: 'wrong-state',
    });
    await desk.agent('lotte', retire('other', true));
    expect(await desk.agent('lotte', retire('sizes', false))).toMatchObject({ kind: 'done' });
  });

  it('[KB1] a retired article is not changed, and the floor is told of its going and coming once', async () => {
    await desk.agent('lotte', save('sizes', 0, titled('Maten')));
    await desk.agent('lotte', retire('sizes', true));
    await desk.agent('lars', retire('sizes', true));
    expect(await desk.agent('lars', save('sizes', 1, titled('Nieuw')))).toMatchObject({
      refusal: 'wrong-state',
    });
    await desk.agent('lars', retire('sizes', false));
    expect(await desk.agent('lars', retire('nothing', true))).toMatchObject({
      refusal: 'not-found',
    });
    const told = (await desk.facts(FLOOR)).flatMap((fact) =>
      fact.type === 'article.changed' ? [[fact.change, fact.isRetired]] : [],
    );
    expect(told).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
  });

  it('[KB7] saving what is there already changes nothing', async () => {
    await desk.agent('lotte', save('sizes', 0, titled('Maten')));
    await desk.agent('lotte', save('sizes', 1, titled(' Maten ')));
    expect(await copy()).toMatchObject({ articles: [{ version: 1 }], upTo: 1 });
  });

  it('[KB3] told before it is saved: what is wrong, and what is worth a look', async () => {
    await desk.agent('lotte', save('sizes', 0, titled('Maten')));
    const problems = async (article: string | null, terms: ArticleTerms) => {
      const answer = await ask({ type: 'article.try', article, terms: wireTerms(terms) });
      return 'problems' in answer ? answer.problems : [];
    };
    expect(await problems('sizes', titled('Maten'))).toEqual(['language-missing texts.en']);
    expect(await problems(null, titled('Maten', { source: 'x' }))).toEqual([
      'title-twice texts.nl.title',
      'source-not-https source',
      'language-missing texts.en',
    ]);
  });

  it('[LM1] no more articles are in use than a panel keeps', async () => {
    await commit(desk.environment, async ({ tx }) => {
      for (let n = 0; n < ARTICLES_MAX; n += 1) {
        await tx.knowledge.put(
          aKeptArticle({ id: `a-${n}`, change: n, terms: titled(`Titel ${n}`) }),
        );
      }
    });
    const one = save('one-more', 0, titled('Een te veel'));
    expect(await desk.agent('lotte', one)).toMatchObject({ refusal: 'wrong-state' });
    await desk.agent('lotte', retire('a-0', true));
    expect(await desk.agent('lotte', one)).toMatchObject({ kind: 'done' });
    expect(await desk.agent('lotte', retire('a-0', false))).toMatchObject({
      refusal: 'wrong-state',
    });
  });
});

describe('reading', () => {
  it('[KB6] pages follow each other without a gap, and the last says how far the copy is', async () => {
    for (let n = 0; n < ARTICLES_PAGE_MAX + 5; n += 1) {
      await desk.agent('lotte', save(`a-${n}`, 0, titled(`Titel ${n}`)));
    }
    const first = await copy();
    expect(first.articles).toHaveLength(ARTICLES_PAGE_MAX);
    expect(first).toMatchObject({ upTo: ARTICLES_PAGE_MAX, hasMore: true });
    const second = await copy(first.upTo);
    expect(second.articles).toHaveLength(5);
    expect(second).toMatchObject({ upTo: ARTICLES_PAGE_MAX + 5, hasMore: false });
    const snapshot = await agentSnapshot(desk.environment, agentCaller('anna'));
    expect(snapshot.knowledge).toBe(second.upTo);
    expect(await copy(second.upTo)).toMatchObject({ articles: [], upTo: second.upTo });
  });

  it('[LM1] an answer holds no more than fits, and one article at least', async () => {
    const long = (n: number): ArticleTerms =>
      someArticle({
        texts: {
          nl: { title: `Lang ${n}`, body: 'x'.repeat(19_000) },
          en: { title: `Long ${n}`, body: 'y'.repeat(19_000) },
        },
      });
    for (let n = 0; n < 8; n += 1) await desk.agent('lotte', save(`a-${n}`, 0, long(n)));
    const first = await copy();
    expect(first.hasMore).toBe(true);
    expect(first.articles.length).toBeGreaterThan(1);
    expect(JSON.stringify(first.articles).length).toBeLessThan(ARTICLES_PAGE_MAX_BYTES * 1.01);
    const second = await copy(first.upTo);
    expect(first.articles.length + second.articles.length).toBe(8);
  });

  it('[KB1] versions of an article come newest first, in pages', async () => {
    for (let n = 0; n < VERSIONS_PAGE_MAX + 2; n += 1) {
      await desk.agent('lotte', save('sizes', n, titled(`Maten ${n}`)));
    }
    const first = await ask({ type: 'article.ask', article: 'sizes', before: null }, 'anna');
    expect(first).toMatchObject({ hasMore: true });
    const versions = 'versions' in first ? first.versions : [];
    expect(versions.map(({ version }) => version)).toEqual(
      Array.from({ length: VERSIONS_PAGE_MAX }, (_, at) => VERSIONS_PAGE_MAX + 2 - at),
    );
    const rest = await ask({ type: 'article.ask', article: 'sizes', before: 3 }, 'anna');
    expect(rest).toMatchObject({ versions: [{ version: 2 }, { version: 1 }], hasMore: false });
    expect(await ask({ type: 'article.ask', article: 'none', before: null })).toMatchObject({
      refusal: 'not-found',
    });
  });

  it('[KB9, RE1] a replaced version and a retired article go after a year, the newest stays', async () => {
    await desk.agent('lotte', save('sizes', 0, titled('Maten')));
    await desk.agent('lotte', save('sizes', 1, titled('Nieuwe maten')));
    await desk.agent('lotte', save('old', 0, titled('Oud')));
    await desk.agent('lotte', retire('old', true));
    await desk.later(364 * DAY_MS);
    expect((await copy()).articles).toHaveLength(2);
    await desk.later(2 * DAY_MS);
    expect(await copy()).toMatchObject({ articles: [{ article: 'sizes', version: 2 }] });
    const versions = await ask({ type: 'article.ask', article: 'sizes', before: null });
    expect(versions).toMatchObject({ versions: [{ version: 2 }] });
    // The number of changes does not go back: who has a copy would miss the next.
    await desk.agent('lotte', save('new', 0, titled('Nieuw')));
    expect((await copy()).upTo).toBe(5);
  });
});

describe('taking from files', () => {
  const offered = (article: string, terms: ArticleTerms) => ({ article, terms: wireTerms(terms) });
  const take = async (isTrial: boolean, ...all: readonly ReturnType<typeof offered>[]) =>
    (await takeArticles(desk.environment, all, isTrial)).map(({ outcome }) => outcome);

  it('[KB7] a first time is new, the same again nothing, and a change the next version', async () => {
    const sizes = offered('sizes', titled('Maten'));
    expect(await take(false, sizes)).toEqual(['new']);
    expect(await take(false, sizes)).toEqual(['same']);
    expect(await take(false, offered('sizes', titled('Nieuwe maten')))).toEqual(['changed']);
    expect(await copy()).toMatchObject({ articles: [{ version: 2, savedBy: null }], upTo: 2 });
  });

  it('[KB7] one that cannot be taken keeps none of the others out', async () => {
    const bad = offered('bad', titled('Maten', { source: 'http://x' }));
    expect(await take(false, bad, offered('sizes', titled('Maten')))).toEqual(['refused', 'new']);
    await desk.agent('lotte', retire('sizes', true));
    const [again] = await takeArticles(
      desk.environment,
      [offered('sizes', titled('Anders'))],
      false,
    );
    expect(again).toMatchObject({ outcome: 'refused' });
    expect(again?.sentence).toContain('retired');
  });

  it('[KB7] a trial says the same and keeps nothing', async () => {
    const all = [offered('sizes', titled('Maten')), offered('bad', someArticle({ texts: {} }))];
    expect(await take(true, ...all)).toEqual(['new', 'refused']);
    expect(await copy()).toMatchObject({ articles: [], upTo: 0 });
  });
});
