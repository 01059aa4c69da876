import { NAME_MAX_CHARS, PRODUCT_ID_MAX_CHARS } from '../../shared/protocol/limits.ts';
import type { Product } from '../../shared/protocol/messages/session.ts';
import type { Keep } from '../storage.ts';
import { isRecord, listOf, numberOf, textOf } from '../unknown.ts';
import { SPEAKS_KEY } from './data-layer.ts';
import { DATA_LAYER_LATE_MS } from './definitions.ts';
import { isCurrency, minorOf } from './money.ts';
import type { Stage } from './stage.ts';

/** The product a page says it is about, in shops whose data layer does not say it. */
export function observeJsonLd(stage: Stage, tabStore: Keep): void {
  stage.onShown((shown) => {
    stage.after(DATA_LAYER_LATE_MS, () => {
      if (stage.page() !== shown) return;
      const product = productIn(document);
      if (product === null) return;
      shown.productNames.add(product.name);
      if (tabStore.read(SPEAKS_KEY) === null)
        stage.note((page) => ({ type: 'product.viewed', page, product }));
    });
  });
}

/** Cheaper than reading it all: one product, not a list of them. */
export function isAboutProduct(page: Document): boolean {
  const kind = page.querySelector('meta[property="og:type"]')?.getAttribute('content');
  return kind === 'product' || kind === 'og:product' || productIn(page) !== null;
}

/** As much of a document as is asked of it here. */
interface Blocks {
  querySelectorAll(selector: string): Iterable<{ readonly textContent: string | null }>;
}

/** The one schema.org Product of the page; null when there is none, or a list of them. */
export function productIn(page: Blocks): Product | null {
  const blocks = [...page.querySelectorAll('script[type="application/ld+json"]')];
  const products = blocks
    .flatMap((block) => thingsIn(parse(block.textContent ?? '')))
    .filter(isProduct);
  const [only] = products;
  return only === undefined || products.length > 1 ? null : productOf(only);
}

type Thing = Readonly<Record<string, unknown>>;

function thingsIn(value: unknown): readonly Thing[] {
  if (Array.isArray(value)) return value.flatMap(thingsIn);
  if (!isRecord(value)) return [];
  return [value, ...thingsIn(value['@graph']), ...thingsIn(value.mainEntity)];
}

function isProduct(thing: Thing): boolean {
  const kinds = Array.isArray(thing['@type']) ? listOf(thing['@type']) : [thing['@type']];
  return kinds.includes('Product') || kinds.includes('ProductGroup');
}

function productOf(thing: Thing): Product | null {
  const name = textOf(thing.name, NAME_MAX_CHARS);
  const product =
    textOf(thing.sku ?? thing.productID ?? thing.gtin13, PRODUCT_ID_MAX_CHARS) ??
    name?.slice(0, PRODUCT_ID_MAX_CHARS);
  if (product === undefined) return null;
  const category = isRecord(thing.category) ? thing.category.name : thing.category;
  return {
    product,
    name: name ?? product,
    category: textOf(category, NAME_MAX_CHARS),
    variant: textOf(thing.color, NAME_MAX_CHARS),
    priceMinor: priceOf(thing.offers),
  };
}

function priceOf(offers: unknown): number | null {
  const offer = Array.isArray(offers) ? offers[0] : offers;
  if (!isRecord(offer)) return null;
  const price = numberOf(offer.price ?? offer.lowPrice);
  return price === null || !isCurrency(offer.priceCurrency)
    ? null
    : minorOf(price, offer.priceCurrency);
}

// A shop's block may be broken; search engines pass over it too.
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
