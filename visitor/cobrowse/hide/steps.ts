import { isVisible, parentOf } from '../sight-of.ts';

export type Step = 'out' | 'in' | 'next' | 'previous';

/** Where an arrow key leads from an element; null: nowhere. `inner` is what was chosen before stepping out. */
export function stepFrom(element: Element, step: Step, inner: Element | null): Element | null {
  switch (step) {
    case 'out': {
      const parent = parentOf(element);
      return parent === null || isWholePage(parent) ? null : parent;
    }
    case 'in': {
      if (inner !== null && parentOf(inner) === element) return inner;
      return [...element.children].find(isVisible) ?? null;
    }
    case 'next':
      return sibling(element, (at) => at.nextElementSibling);
    case 'previous':
      return sibling(element, (at) => at.previousElementSibling);
    default:
      return step satisfies never;
  }
}

/** What is shown at a place of the viewport, seen through what is ours and into open shadow roots. */
export function elementAt(x: number, y: number, own: Element): Element | null {
  let found = document.elementsFromPoint(x, y).find((element) => element !== own) ?? null;
  while (found?.shadowRoot) {
    const inner = found.shadowRoot.elementsFromPoint(x, y)[0] ?? null;
    if (inner === null || inner === found || inner.getRootNode() !== found.shadowRoot) break;
    found = inner;
  }
  return found === null || isWholePage(found) ? null : found;
}

function sibling(element: Element, step: (at: Element) => Element | null): Element | null {
  for (let at = step(element); at !== null; at = step(at)) if (isVisible(at)) return at;
  return null;
}

const isWholePage = (element: Element): boolean =>
  element === document.documentElement || element === document.body;
