import { isTextField } from '../propose/fill.ts';
import { isVisible, parentOf } from '../sight-of.ts';
import { hintsOf } from './hints.ts';
import { FOUND_FROM, isToggleWords, scoreOf } from './score.ts';

export interface CouponSide {
  /** The shop's own, tried first. */
  readonly selectors: readonly string[];
  isUntouchable(element: Element): boolean;
}

/** Where a code is entered, or what has to be opened to get there. */
export interface FoundCoupon {
  readonly kind: 'field' | 'toggle';
  readonly element: Element;
}

const TOGGLES = 'summary,button,[role=button],[aria-expanded],[aria-controls],label,a';

/** Looks for the field of this page; what is drawn goes before what is not. */
export function findCoupon(side: CouponSide): FoundCoupon | null {
  const roots = rootsOf(document);
  const all = (selector: string): Element[] =>
    roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const own = side.selectors
    .filter((selector) => CSS.supports(`selector(${selector})`))
    .concat('[data-toonbank="coupon"]')
    .flatMap(all)
    .map((found) => (isTextField(found) ? found : found.querySelector('input,textarea')));
  const named = own.filter((found) => found !== null && isTextField(found));

  const scored = all('input,textarea')
    .filter(isTextField)
    .map((element) => ({ element, score: scoreOf(hintsOf(element)) }))
    .filter(({ element, score }) => score >= FOUND_FROM && !side.isUntouchable(element))
    .sort((one, other) => other.score - one.score)
    .map(({ element }) => element);

  const fields = [...named, ...scored].filter((found) => found !== null);
  const field = fields.find(isUsable);
  if (field !== undefined) return { kind: 'field', element: field };
  const opening = fields.map((hidden) => openerOf(hidden, all)).find((found) => found !== null);
  const toggle = opening ?? all(TOGGLES).find((found) => isUsable(found) && isToggle(found));
  return toggle === undefined ? null : { kind: 'toggle', element: toggle };
}

const isUsable = (element: Element): boolean =>
  isVisible(element) &&
  !element.matches(':disabled') &&
  !('readOnly' in element && element.readOnly);

/** What shows a field that is not drawn now. */
function openerOf(hidden: Element, all: (selector: string) => readonly Element[]): Element | null {
  for (let at: Element | null = hidden; at !== null; at = parentOf(at)) {
    const { id } = at;
    const controls = (button: Element): boolean =>
      id !== '' && (button.getAttribute('aria-controls') ?? '').split(/\s+/).includes(id);
    const found =
      at.localName === 'details' && !at.hasAttribute('open')
        ? at.querySelector(':scope > summary')
        : all('[aria-controls]').find(controls);
    if (found && isUsable(found)) return found;
  }
  return null;
}

function isToggle(element: Element): boolean {
  if (!isToggleWords(element.textContent ?? '')) return false;
  const href = element.getAttribute('href');
  const isLeading = href !== null && !/^(#|javascript:)/i.test(href);
  const isForSomething = element.localName !== 'label' || isTicking(element);
  return !isLeading && isForSomething;
}

/** A label of a box that shows something by being ticked. */
const isTicking = (label: Element): boolean =>
  'control' in label &&
  label.control instanceof Element &&
  label.control.matches('[type=checkbox],[type=radio]');

/** The page, its open shadow roots and the frames of its own. */
function rootsOf(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const inner = [...root.querySelectorAll('*')].flatMap((element) => {
    if (element.localName === 'toonbank-counter') return [];
    if (element.shadowRoot !== null) return rootsOf(element.shadowRoot);
    const framed = 'contentDocument' in element ? element.contentDocument : null;
    return isDocument(framed) ? rootsOf(framed) : [];
  });
  return [root, ...inner];
}

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && 'documentElement' in value;
