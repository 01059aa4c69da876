import { describe, expect, test } from 'vitest';
import { type ArticleId, asId } from '../../../shared/kernel/ids.ts';
import type { KeptArticle } from '../../../sidecar/domain/knowledge/kept-article.ts';
import { aKeptArticle } from '../../support/builders/kept-article.ts';
import { at, eachWith, type OpenStore } from './kit.ts';

const id = (n: number): ArticleId => asId<ArticleId>(`article-${n}`);
const numbered = (n: number, version = 1, but: Partial<KeptArticle> = {}): KeptArticle => ({
  ...aKeptArticle({ id: id(n), version }),
  change: n * 100 + version,
  savedAt: at(n * 100 + version),
  ...but,
});
const titled = (n: number, nl: string, en: string): KeptArticle =>
  aKeptArticle({
    id: id(n),
    change: n,
    terms: { texts: { nl: { title: nl, body: 'a' }, en: { title: en, body: 'b' } } },
  });

export function knowledgeContract(open: OpenStore): void {
  describe('knowledge', () => {
    const store = eachWith(open);
    const put = (...articles: readonly KeptArticle[]) =>
      store().transact(async (tx) => {
        for (const kept of articles) await tx.knowledge.put(kept);
      });
    const named = (articles: readonly KeptArticle[]) =>
      articles.map(({ article }) => `${article.id} ${article.version}`);

    test('[KB1] every version is kept, and the newest is the article', async () => {
      await put(numbered(1), numbered(1, 2), numbered(1, 10), numbered(2));
      const found = await store().read(async ({ knowledge }) => [
        await knowledge.find(id(1)),
        await knowledge.version(id(1), 1),
        await knowledge.version(id(1), 3),
        await knowledge.find(id(3)),
      ]);
      expect(found).toEqual([numbered(1, 10), numbered(1), null, null]);
    });

    test('[ST5] versions come newest first, a page at a time', async () => {
      await put(numbered(1), numbered(1, 2), numbered(1, 3), numbered(2));
      const pages = await store().read(async ({ knowledge }) => [
        named(await knowledge.versions(id(1), null, 2)),
        named(await knowledge.versions(id(1), 2, 2)),
        named(await knowledge.versions(id(3), null, 2)),
      ]);
      expect(pages).toEqual([['article-1 3', 'article-1 2'], ['article-1 1'], []]);
    });

    test('[KB6] what changed after a change comes in the order of the changes, retired ones too', async () => {
      await put(
        numbered(2),
        numbered(1),
        numbered(1, 2, { change: 500 }),
        numbered(3, 1, { change: 400, retiredAt: at(9) }),
      );
      const read = (change: number, max: number) =>
        store().read(async (tx) => named(await tx.knowledge.after(change, max)));
      expect(await read(0, 9)).toEqual(['article-2 1', 'article-3 1', 'article-1 2']);
      expect(await read(201, 9)).toEqual(['article-3 1', 'article-1 2']);
      expect(await read(0, 1)).toEqual(['article-2 1']);
      expect(await read(500, 9)).toEqual([]);
    });

    test('[KB6] numbers of changes go up by one and are not given out twice', async () => {
      const next = () => store().transact((tx) => tx.knowledge.nextChange());
      expect(await store().read((tx) => tx.knowledge.lastChange())).toBe(0);
      expect(await Promise.all([next(), next(), next()])).toEqual([1, 2, 3]);
      const failing = store().transact(async (tx) => {
        await tx.knowledge.nextChange();
        throw new Error('broken off');
      });
      await expect(failing).rejects.toThrow('broken off');
      expect(await next()).toBe(4);
      expect(await store().read((tx) => tx.knowledge.lastChange())).toBe(4);
    });

    test('[KB2] a title in use is found in its language, whatever its case and accents', async () => {
      await put(
        titled(1, 'Eén maat groter', 'One size up'),
        titled(2, 'EEN MAAT GROTER', 'Other'),
        { ...titled(3, 'Een maat groter', 'Third'), retiredAt: at(1) },
        titled(4, 'Vroeger', 'One size up'),
      );
      await put({
        ...titled(4, 'Nu', 'Now'),
        article: { ...titled(4, 'Nu', 'Now').article, version: 2 },
      });
      const found = await store().read(async ({ knowledge }) => [
        await knowledge.titled('nl', 'een MAAT groter'),
        await knowledge.titled('en', 'one size up'),
        await knowledge.titled('en', 'een maat groter'),
      ]);
      expect(found).toEqual([['article-1', 'article-2'], ['article-1'], []]);
    });

    test('[KB1] retired articles are not in use, and are when they are brought back', async () => {
      await put(numbered(1), numbered(1, 2), numbered(2));
      const count = () => store().read((tx) => tx.knowledge.count());
      expect(await count()).toBe(2);
      await put(numbered(1, 2, { retiredAt: at(5) }));
      expect(await count()).toBe(1);
      expect((await store().read((tx) => tx.knowledge.find(id(1))))?.retiredAt).toBe(at(5));
      expect((await store().read((tx) => tx.knowledge.version(id(1), 1)))?.retiredAt).toBeNull();
      await put(numbered(1, 2));
      expect(await count()).toBe(2);
    });

    test('[KB9, ST6] versions replaced and articles retired before a moment go, bounded; the rest stays', async () => {
      await put(
        numbered(1, 1),
        numbered(1, 2, { savedAt: at(1_000) }),
        numbered(1, 3, { savedAt: at(9_000) }),
        numbered(2, 1),
        numbered(2, 2, { savedAt: at(9_000), retiredAt: at(1_000) }),
        numbered(3, 1, { retiredAt: at(9_500) }),
      );
      const forget = (max: number) => store().transact((tx) => tx.knowledge.forget(at(5_000), max));
      expect(await forget(2)).toBe(2);
      expect(await forget(9)).toBe(1);
      expect(await forget(9)).toBe(0);
      const left = await store().read(async ({ knowledge }) => [
        ...named(await knowledge.versions(id(1), null, 9)),
        ...named(await knowledge.versions(id(2), null, 9)),
        ...named(await knowledge.versions(id(3), null, 9)),
      ]);
      expect(left).toEqual(['article-1 3', 'article-1 2', 'article-3 1']);
    });

    test('[ST3] one that is put in a request that fails is not there', async () => {
      const failing = store().transact(async (tx) => {
        await tx.knowledge.put(numbered(1));
        throw new Error('broken off');
      });
      await expect(failing).rejects.toThrow('broken off');
      expect(await store().read((tx) => tx.knowledge.after(0, 9))).toEqual([]);
    });
  });
}
