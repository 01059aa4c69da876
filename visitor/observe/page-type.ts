import type { PageType } from '../../shared/protocol/messages/session.ts';

const TYPES: readonly PageType[] = [
  'home',
  'category',
  'product',
  'search',
  'basket',
  'checkout',
  'thank-you',
  'account',
  'service',
  'other',
];

export function isPageType(text: unknown): text is PageType {
  return TYPES.some((type) => type === text);
}

/** Most telling first: a page that lists related products is still a product's page. */
const BY_EVENT: readonly (readonly [event: string, type: PageType])[] = [
  ['purchase', 'thank-you'],
  ['add_payment_info', 'checkout'],
  ['add_shipping_info', 'checkout'],
  ['begin_checkout', 'checkout'],
  ['view_cart', 'basket'],
  ['view_item', 'product'],
  ['view_search_results', 'search'],
  ['search', 'search'],
  ['view_item_list', 'category'],
];

/** Words of a path, Dutch and English; more special before more general. */
const BY_PATH: readonly (readonly [path: RegExp, type: PageType])[] = [
  [
    /thank-?you|bedankt|order-?(received|confirm|complete|success)|bestelling-?(geplaatst|bevestigd|ontvangen)/,
    'thank-you',
  ],
  [/checkout|afrekenen|kassa|\/betalen|\/payment/, 'checkout'],
  [/\/(shopping-?)?(cart|basket|bag)\b|winkel(wagen|mand)/, 'basket'],
  [/\/(my-?)?account|\/(log|sign)-?in\b|inloggen|\/mijn-/, 'account'],
  [/\/search|\/zoek/, 'search'],
  [/service|contact|\/help\b|\/faq|veelgestelde|\/returns?\b|retour|verzend|shipping/, 'service'],
  [/\/(products?|p|item|artikel(en)?)\/./, 'product'],
  [/\/(categor(y|ies|ie|ieen)|collections?|c)\/./, 'category'],
  [/^\/([a-z]{2}(-[a-z]{2})?\/?)?$/, 'home'],
];

/** What a page shows of itself. */
export interface PageMarks {
  /** `data-toonbank-page` on html or body: the shop's own word, which counts before all else. */
  readonly hint: string | null;
  readonly path: string;
  /** GA4 events pushed for this page so far. */
  readonly events: readonly string[];
  /** The page says in schema.org or Open Graph terms that it is about one product. */
  readonly isAboutProduct: boolean;
}

/** What kind of page it is. A shop's list on its front page does not make it a category. */
export function pageTypeOf({ hint, path, events, isAboutProduct }: PageMarks): PageType {
  if (isPageType(hint)) return hint;
  const byPath = BY_PATH.find(([words]) => words.test(path.toLowerCase()))?.[1];
  if (byPath === 'home') return byPath;
  const byEvent = BY_EVENT.find(([event]) => events.includes(event))?.[1];
  if (byEvent !== undefined && byEvent !== 'category') return byEvent;
  return byPath ?? (isAboutProduct ? 'product' : (byEvent ?? 'other'));
}
