import { describe, expect, it } from 'vitest';
import { type AgentId, type ArticleId, asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import {
  isUnchanged,
  retireArticle,
  type Saving,
  saveArticle,
} from '../../../../../sidecar/domain/knowledge/article-moves.ts';
import { aKeptArticle, someArticle } from '../../../../support/builders/kept-article.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const NOW = asEpochMs(MONDAY_MORNING + 60_000);
const dutch = { title: 'Wat kost verzenden?', body: 'Verzenden is gratis vanaf € 150.' };
const saving = (changes: Partial<Saving> = {}): Saving => ({
  article: asId<ArticleId>('article-1'),
  from: 1,
  terms: someArticle({ texts: { ...someArticle().texts, nl: dutch } }),
  stillHolds: false,
  by: asId<AgentId>('lars'),
  change: 7,
  ...changes,
});
const saved = (before: ReturnType<typeof aKeptArticle> | null, changes: Partial<Saving> = {}) => {
  const result = saveArticle(before, saving(changes), NOW);
  return result.isOk ? result.value : result.error;
};

describe('saving', () => {
  it('[KB1] makes the first version, then the next of the one that was on screen', () => {
    expect(saved(null, { from: 0 })).toMatchObject({ article: { version: 1 }, change: 7 });
    expect(saved(aKeptArticle())).toMatchObject({
      article: { id: 'article-1', version: 2, texts: { nl: dutch } },
      savedBy: 'lars',
      savedAt: NOW,
      retiredAt: null,
    });
  });

  it.each([
    ['another version is there', aKeptArticle({ version: 2 }), 1],
    ['it is not there', null, 1],
    ['it is there', aKeptArticle(), 0],
    ['it is retired', aKeptArticle({ retiredAt: NOW }), 1],
  ])('[KB1] is refused when %s', (_, before, from) => {
    expect(saved(before, { from })).toBe('wrong-state');
  });

  it('[KB1] the version before is not touched', () => {
    const before = aKeptArticle();
    const copy = structuredClone(before);
    saved(before);
    expect(before).toEqual(copy);
  });

  it('[KB3] each language has the moment at which it was written', () => {
    const before = aKeptArticle();
    expect(saved(before)).toMatchObject({ writtenAt: { nl: NOW, en: before.savedAt } });
    expect(saved(before, { stillHolds: true })).toMatchObject({ writtenAt: { nl: NOW, en: NOW } });
    expect(saved(null, { from: 0 })).toMatchObject({ writtenAt: { nl: NOW, en: NOW } });
    const { en } = someArticle().texts;
    const english = someArticle({ texts: en === undefined ? {} : { en } });
    expect(saved(before, { terms: english })).toMatchObject({
      writtenAt: { en: before.savedAt },
    });
  });

  it('[KB7] the same again is nothing new, unless it is said to hold still', () => {
    const same = { terms: someArticle(), stillHolds: false };
    expect(isUnchanged(aKeptArticle(), same)).toBe(true);
    expect(isUnchanged(aKeptArticle(), { ...same, stillHolds: true })).toBe(false);
    expect(isUnchanged(aKeptArticle(), { ...same, terms: someArticle({ products: ['x'] }) })).toBe(
      false,
    );
    expect(isUnchanged(null, same)).toBe(false);
  });
});

describe('retiring', () => {
  it('[KB1] takes it out of use and brings it back, in the version it has', () => {
    const retired = retireArticle(aKeptArticle({ version: 3 }), true, 8, NOW);
    expect(retired).toMatchObject({ retiredAt: NOW, change: 8, article: { version: 3 } });
    expect(retireArticle(retired, false, 9, NOW)).toMatchObject({ retiredAt: null, change: 9 });
  });

  it('[KB1] a second time changes nothing', () => {
    const kept = aKeptArticle();
    expect(retireArticle(kept, false, 8, NOW)).toBe(kept);
  });
});
