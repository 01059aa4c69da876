import * as Zone from './zone-bits.ts';

/** What holds for an element and all that is in it, as bits: a page has thousands of elements. */
export { Zone };

/** What the shop, the lead and the visitor marked, for the page as it is now. */
export interface Marks {
  /** @param isBare it has no attributes */
  isHidden(element: Element, isBare: boolean): boolean;
  isShown(element: Element, isBare: boolean): boolean;
  isCareful(page: Document): boolean;
}

const UNREAD =
  /^(?:audio|canvas|datalist|desc|iframe|metadata|noscript|object|script|template|title|video)$/;
const NAMED = /^(?:label|legend|h[1-6]|button|summary|dt|th)$/;
const NAMED_ROLE = /^(?:button|heading|tab|menuitem)$/;
const NAVIGATION = /^(?:nav|footer)$/;
const LINE_CLASS = /line|item|cart|basket|product|winkel|mand|artikel|regel/i;
const PRICED = /(?:€|EUR|\d[.,]\d{2}\b)/;
const COUNTED = /\d\s?[x×]|[x×]\s?\d|aantal|quantity|qty|maat|size/i;
const LINE_MAX_CHARS = 240;
const ADDRESS = /ad+res+|deliver|bezorg|billing|factu+r/i;
// What a way to pay or to send costs and how long it takes: "within 30 days", "€ 4,95", "before 23:00", "10 %".
const MEASURED =
  /(?:€|EUR)\s?\d+(?:[.,](?:\d{2}|-))?|\d{1,2}:\d{2}|\d{1,3}(?:\s?(?:[-–]|tot|to)\s?\d{1,3})?[\s-]?(?:%|(?:werk)?dag(?:en)?\b|(?:working |business )?days?\b|uur\b|hours?\b|we(?:ken|eks?|ek)\b|ma+nd(?:en)?\b|months?\b)/gi;

/** Marked as fit to be seen, and not hidden. */
export const isShown = (zone: number): boolean =>
  (zone & (Zone.shown | Zone.hidden)) === Zone.shown;

/** On a careful page, and not marked as fit to be seen. */
export const isCareful = (zone: number): boolean =>
  (zone & (Zone.careful | Zone.shown)) === Zone.careful;

/** Of a careful page, and nothing that may be read all the same. */
export const isWithheld = (zone: number): boolean =>
  (zone & (Zone.careful | Zone.named | Zone.line)) === Zone.careful;

/** The zone of an element in one with that zone. */
export function zoneOf(element: Element, outer: number, marks: Marks): number {
  const tag = element.localName;
  let zone = UNREAD.test(tag) ? outer | Zone.unread : outer;
  // Most have none, and each look-up is a call into the browser.
  const isBare = !element.hasAttributes();
  if (marks.isHidden(element, isBare)) zone |= Zone.hidden;
  if (marks.isShown(element, isBare)) zone |= Zone.shown;
  const editable = isBare ? null : element.getAttribute('contenteditable');
  if (editable !== null) {
    zone = editable === 'false' ? zone & ~Zone.written : zone | Zone.written;
  }
  if ((zone & Zone.careful) === 0) return zone;
  const role = element.getAttribute('role') ?? '';
  if (NAVIGATION.test(tag) || role === 'navigation') zone |= Zone.navigation;
  const isLink = tag === 'a' && (zone & Zone.navigation) !== 0;
  if (isLink || NAMED.test(tag) || NAMED_ROLE.test(role)) zone |= named(element);
  if (isLine(element, tag, role)) zone |= Zone.line;
  return zone;
}

/** A label round a choice may be an address that was kept: "Jan de Vries, Dorpsstraat 5". */
function named(element: Element): number {
  if (element.localName !== 'label') return Zone.named;
  const choice = element.querySelector('input[type=radio], input[type=checkbox]');
  if (choice === null) return Zone.named;
  const names = `${choice.getAttribute('name')} ${choice.id} ${element.className}`;
  const hasNumber = /\d{2}/.test(wordsOf(element).replace(MEASURED, ''));
  return ADDRESS.test(names) || hasNumber ? Zone.none : Zone.named;
}

/** One thing in a basket: in a list or table of them, with a price, and a picture or how many. */
function isLine(element: Element, tag: string, role: string): boolean {
  if (tag !== 'li' && tag !== 'tr' && role !== 'row' && role !== 'listitem') return false;
  const list = element.parentElement?.closest('ul,ol,table,[role=list],[role=table]');
  const classes = `${element.getAttribute('class')} ${list?.getAttribute('class')}`;
  if (!LINE_CLASS.test(classes) || ADDRESS.test(classes)) return false;
  const words = wordsOf(element);
  if (words.length > LINE_MAX_CHARS || !PRICED.test(words)) return false;
  return COUNTED.test(words) || element.querySelector('img, picture, svg image') !== null;
}

const wordsOf = (element: Element): string => element.textContent?.replace(/\s+/g, ' ') ?? '';
