import type { Article, Usage } from './article.ts';
import type { Standing } from './ranking.ts';

/** What speaks for an article besides the question, in log odds. */
export interface Leaning {
  readonly logOdds: number;
  readonly isByStanding: boolean;
}

const PRODUCT_SPEAKS = 1.2;
const CATEGORY_SPEAKS = 0.7;
/** The article is about something else than what the visitor looks at; they may still ask about it. */
const ELSEWHERE_SPEAKS = -0.7;
const PAGE_SPEAKS = 0.4;
const USAGE_SPEAKS_MAX = 0.8;
/** So many times shown count as the average article was used. */
const USAGE_PRIOR = 10;

/** How far where the visitor stands speaks for an article. */
export function leaning(
  article: Article,
  title: ReadonlySet<string> | undefined,
  standing: Standing,
): Leaning {
  const { page, products, categories, hasBasket } = standing;
  if (shares(article.products, products)) return { logOdds: PRODUCT_SPEAKS, isByStanding: true };
  if (shares(article.categories, categories)) {
    return { logOdds: CATEGORY_SPEAKS, isByStanding: true };
  }
  const words = PAGE_WORDS[page ?? ''] ?? (hasBasket ? PAGE_WORDS.basket : undefined);
  if (words?.some((word) => title?.has(word))) return { logOdds: PAGE_SPEAKS, isByStanding: true };
  const isElsewhere =
    (article.products.length > 0 && products.length > 0 && article.categories.length === 0) ||
    (article.categories.length > 0 && categories.length > 0);
  return { logOdds: isElsewhere ? ELSEWHERE_SPEAKS : 0, isByStanding: false };
}

/** How far its use under earlier questions speaks for an article, against how all are used. */
export function usageLeaning(usage: Usage | undefined, averageShare: number): number {
  if (usage === undefined || averageShare <= 0) return 0;
  const used = usage.used + USAGE_PRIOR * averageShare;
  const share = used / (Math.max(usage.shown, usage.used) + USAGE_PRIOR);
  const logOdds = Math.log(share / averageShare) / 2;
  return Math.max(-USAGE_SPEAKS_MAX, Math.min(USAGE_SPEAKS_MAX, logOdds));
}

/** Used of shown, over all articles; 0 when nothing was shown. */
export function averageUse(usages: Iterable<Usage>): number {
  let shown = 0;
  let used = 0;
  for (const usage of usages) {
    shown += Math.max(usage.shown, usage.used);
    used += usage.used;
  }
  return shown === 0 ? 0 : Math.max(used, 0.5) / shown;
}

/** Words of a title that fit where the visitor is, as they are compared. */
const PAGE_WORDS: Readonly<Record<string, readonly string[]>> = {
  product: ['maat', 'maten', 'voorraad', 'size', 'sizes', 'stock', 'fit'],
  basket: [
    'verzendkosten',
    'bezorgkosten',
    'kortingscode',
    'korting',
    'shipping',
    'discount',
    'code',
  ],
  checkout: [
    'betalen',
    'betaling',
    'bezorgen',
    'bezorging',
    'levering',
    'pay',
    'payment',
    'delivery',
  ],
  'thank-you': ['bestelling', 'bezorging', 'retour', 'annuleren', 'order', 'delivery', 'cancel'],
};

function shares(ours: readonly string[], theirs: readonly string[]): boolean {
  if (ours.length === 0 || theirs.length === 0) return false;
  const known = new Set(theirs.map((one) => one.toLowerCase()));
  return ours.some((one) => known.has(one.toLowerCase()));
}
