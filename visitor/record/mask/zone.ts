/** What holds for an element and all that is in it, as bits: a page has thousands of elements. */
export const Zone = {
  none: 0,
  /** Nothing of it leaves: marked, hidden by the visitor or the lead, or not known any more. */
  hidden: 1,
  /** Marked as fit to be seen, by the shop or the lead. */
  shown: 2,
  /** On a page where any text may be a name or an address. */
  careful: 4,
  /** Of a careful page, what may be read all the same: labels, headings, buttons, links of navigation. */
  named: 8,
  /** Of a careful page, a line of a basket. */
  line: 16,
  /** Text the visitor writes into the page itself. */
  written: 32,
  /** Links in here are the shop's own. */
  navigation: 64,
  /** What is in it is never seen as such: the viewer gets none of its words. */
  unread: 128,
} as const;

/** What the shop, the lead and the visitor marked, for the page as it is now. */
export interface Marks {
  isHidden(element: Element): boolean;
  isShown(element: Element): boolean;
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

/** The zone of an element in one with that zone. */
export function zoneOf(element: Element, outer: number, marks: Marks): number {
  const tag = element.localName;
  let zone = UNREAD.test(tag) ? outer | Zone.unread : outer;
  if (marks.isHidden(element)) zone |= Zone.hidden;
  if (marks.isShown(element)) zone |= Zone.shown;
  const editable = element.getAttribute('contenteditable');
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
  return ADDRESS.test(names) || /\d{2}/.test(wordsOf(element)) ? Zone.none : Zone.named;
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
