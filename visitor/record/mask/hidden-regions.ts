import { HIDDEN } from './marks.ts';

/** What the visitor hid on their page, found again when the page draws it anew. */
export interface HiddenRegions {
  hide(element: Element): void;
  show(element: Element): void;
  list(): readonly Element[];
  /** Whether it is one of them. */
  has(element: Element): boolean;
  /** Looks for those that are gone; also for what the lead hides on this page. */
  renew(ruled: string): void;
}

export function createHiddenRegions(page: Document): HiddenRegions {
  const places = new Map<Element, string>();

  const put = (element: Element, place: string): void => {
    places.set(element, place);
    element.setAttribute(HIDDEN, 'visitor');
  };

  return {
    hide: (element) => put(element, placeOf(element)),
    show(element) {
      places.delete(element);
      element.removeAttribute(HIDDEN);
    },
    list: () => [...places.keys()].filter((element) => element.isConnected),
    has: (element) => places.has(element),
    renew(ruled) {
      for (const [element, place] of places) {
        if (element.isConnected) {
          if (!element.hasAttribute(HIDDEN)) element.setAttribute(HIDDEN, 'visitor');
          continue;
        }
        const again = place === '' ? null : page.querySelector(place);
        if (again === null || places.has(again)) continue;
        places.delete(element);
        put(again, place);
      }
      if (ruled === '') return;
      for (const element of page.querySelectorAll(ruled)) {
        if (!element.hasAttribute(HIDDEN)) element.setAttribute(HIDDEN, 'rule');
      }
    },
  };
}

/** The way to an element from the nearest one with an id; empty in a shadow root or a frame. */
function placeOf(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (at.id !== '') {
      steps.unshift(`#${CSS.escape(at.id)}`);
      return steps.join('>');
    }
    const parent: Element | null = at.parentElement;
    if (parent === null) break;
    steps.unshift(`${CSS.escape(at.localName)}:nth-child(${[...parent.children].indexOf(at) + 1})`);
  }
  return element.getRootNode() === document ? [':root', ...steps].join('>') : '';
}
