import type { CobrowseRules } from '../../../shared/protocol/messages/cobrowse.ts';
import { isNever, PAYMENT_FRAMES } from './fields.ts';
import { createPushes, hintOf, isCarefulPage, matchesUrl } from './pages.ts';
import type { Marks } from './zone.ts';

/** On an element: nothing of it leaves, whatever else is said. */
const HIDE = 'data-toonbank-hide';
/** On an element: its text may be seen. */
export const SHOW = 'data-toonbank-show';
/** Ours, on what the visitor or the lead hides: the recorder sees a box there from then on. */
export const HIDDEN = 'data-toonbank-hidden';

/** What never leaves, as a selector: the recorder does not even read it. */
export const BLOCKED = `[${HIDE}],[${HIDDEN}],${PAYMENT_FRAMES}`;

export interface PageMarks extends Marks {
  /** The lead's selectors for this page that hide something; an empty text when there are none. */
  ruled(): string;
  /** Hidden, by what is said of its attributes. */
  isMarked(element: Element, tag: string, said: Readonly<Record<string, unknown>>): boolean;
  isUntouchable(element: Element): boolean;
  /** Selectors of the lead that no browser understands; they are passed over. */
  readonly bad: readonly string[];
  /** The page is another one now, or may be. */
  moved(): void;
}

/** @param isHiddenByVisitor asked for each element: the marks of a page that draws itself anew are lost */
export function createMarks(rules: CobrowseRules, page: Document): PageMarks {
  const bad: string[] = [];
  const pushes = createPushes();
  const usable = (selector: string): boolean => {
    if (isSelector(selector, page)) return true;
    if (!bad.includes(selector)) bad.push(selector);
    return false;
  };
  const compile = (list: CobrowseRules['hide']) =>
    list.map(({ url, selectors }) => ({ url, selector: selectors.filter(usable).join(',') }));
  const hide = compile(rules.hide);
  const show = compile(rules.show);
  const untouchable = rules.untouchable.filter(usable).join(',');
  const ofPage = (list: ReturnType<typeof compile>): string =>
    list
      .filter(({ url, selector }) => selector !== '' && matchesUrl(url, page.location.href))
      .map(({ selector }) => selector)
      .join(',');

  const careful = new WeakMap<Document, { readonly key: string; readonly is: boolean }>();
  let ruled = '';
  let shown = '';
  const moved = (): void => {
    ruled = ofPage(hide);
    shown = ofPage(show);
  };
  moved();

  const isRuled = (element: Element): boolean => ruled !== '' && element.matches(ruled);

  return {
    bad,
    moved,
    ruled: () => ruled,
    // Asked for every element of a page: attributes are looked up several times faster than selectors are.
    isHidden: (element, isBare) =>
      (!isBare &&
        (element.hasAttribute(HIDE) || element.hasAttribute(HIDDEN) || isPayment(element))) ||
      isRuled(element),
    isMarked: (element, tag, said) =>
      said[HIDE] != null ||
      said[HIDDEN] != null ||
      (tag === 'iframe' && isPayment(element)) ||
      isRuled(element),
    isShown: (element, isBare) =>
      (!isBare && element.hasAttribute(SHOW)) || (shown !== '' && element.matches(shown)),
    isCareful(frame) {
      const said = frame === page ? pushes() : [];
      const key = `${frame.location?.href} ${hintOf(frame)} ${said.length}`;
      const before = careful.get(frame);
      if (before?.key === key) return before.is;
      const is = isCarefulPage(frame, rules, said);
      careful.set(frame, { key, is });
      return is;
    },
    isUntouchable: (element) =>
      isNever(element) || (untouchable !== '' && element.closest(untouchable) !== null),
  };
}

const isPayment = (element: Element): boolean =>
  element.localName === 'iframe' && element.matches(PAYMENT_FRAMES);

function isSelector(selector: string, page: Document): boolean {
  try {
    page.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
