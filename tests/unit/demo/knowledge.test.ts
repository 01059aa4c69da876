import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../demo/catalogue/catalogue.ts';
import { ga4Product } from '../../../demo/shop/ga4.ts';
import { price } from '../../../demo/shop/price.ts';
import { SHIPPINGS } from '../../../demo/shop/shipping.ts';
import { namesIn } from '../../../shared/kernel/snippet.ts';
import { readMarkdown, writeMarkdown } from '../../../shared/knowledge/markdown-file.ts';
import { knowledgeIn } from '../../../sidecar/adapters/knowledge/folder.ts';
import { seedKnowledge } from '../../../sidecar/app/knowledge/seed.ts';
import { testEnvironment } from '../../support/environment.ts';

const READS = knowledgeIn(join(import.meta.dirname, '../../../demo/knowledge'));
const ARTICLES = READS.flatMap(({ articles }) => articles);
const NOW = Date.UTC(2026, 10, 22);

describe('the knowledge of the demo shop', () => {
  it('[KB7] is read without a word about any file, and is written back as it was', () => {
    expect(READS.flatMap(({ unread }) => unread)).toEqual([]);
    expect(ARTICLES.length).toBeGreaterThanOrEqual(60);
    for (const each of ARTICLES) {
      const file = writeMarkdown(each, 'Europe/Amsterdam');
      const assumed = { timeZone: 'Europe/Amsterdam', language: null };
      expect(readMarkdown('a.md', file, assumed)).toEqual({ isOk: true, value: each });
    }
  });

  it('[KB2, KB7] is taken whole where there was never any, and left alone after that', async () => {
    const environment = testEnvironment();
    const read = environment.store.read;
    await seedKnowledge(environment, () => ARTICLES);
    expect(await read((tx) => tx.knowledge.count())).toBe(ARTICLES.length);
    await seedKnowledge(environment, () => {
      throw new Error('it was read again');
    });
  });

  it('[KB3] is written in both languages', () => {
    for (const { terms } of ARTICLES) {
      expect(terms.texts.nl?.body).toBeTruthy();
      expect(terms.texts.en?.body).toBeTruthy();
    }
  });

  it('[KB4] has snippets for every variable, the same ones in both languages', () => {
    const used = new Set<string>();
    for (const { terms } of ARTICLES.filter((each) => each.terms.kind === 'snippet')) {
      const [nl, en] = [terms.texts.nl, terms.texts.en].map((text) => namesIn(text?.body ?? ''));
      expect([...(nl ?? [])].sort()).toEqual([...(en ?? [])].sort());
      for (const name of nl ?? []) used.add(name);
    }
    expect([...used].sort()).toEqual(['basket', 'mandate', 'product', 'visitor']);
  });

  it('[KB5] has what is true no longer and what is not true yet', () => {
    const past = ARTICLES.filter(({ terms }) => (terms.validUntil ?? NOW + 1) <= NOW);
    const later = ARTICLES.filter(({ terms }) => (terms.validFrom ?? 0) > NOW);
    expect(past.length).toBeGreaterThan(0);
    expect(later.length).toBeGreaterThan(0);
  });

  it('[KB6] names products, categories and prices as the shop does', () => {
    const shown = CATALOGUE.map((product) => ga4Product({ product, size: '39', quantity: 1 }));
    const products = new Set(shown.map((product) => product.item_id));
    const categories = new Set(shown.map((product) => product.item_category));
    for (const { terms } of ARTICLES) {
      for (const product of terms.products) expect(products).toContain(product);
      for (const category of terms.categories) expect(categories).toContain(category);
    }
    const costs = ARTICLES.find(({ article }) => article === 'delivery-costs')?.terms.texts.en;
    for (const { costMinor } of SHIPPINGS.filter((each) => each.costMinor > 0)) {
      expect(costs?.body).toContain(price(costMinor, 'en'));
    }
  });
});
