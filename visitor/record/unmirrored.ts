import { frameOf, isElement, isFrame, isNamed, shadowOf, sheetOf } from './page-tree.ts';
import type { Unmirrored } from './recording.ts';

/**
 * Counts what is in the page and not in the picture (SPEC RC7), node by node.
 *
 * @param shown everything in the picture
 * @param isClosed whether an element is known to have a closed shadow root
 * @param hosts called with each element that has a shadow root
 */
export function* countUnmirrored(
  shown: Iterable<Node>,
  stormy: number,
  isClosed: (host: Element) => boolean,
  hosts: (host: Element) => void,
): Generator<void, readonly Unmirrored[]> {
  const counts = new Map<string, number>([['stormy', stormy]]);
  const add = (kind: (typeof KINDS)[number]): void => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  };
  for (const node of shown) {
    if (!isElement(node)) continue;
    yield;
    if (shadowOf(node) !== null) hosts(node);
    if (isFrame(node)) {
      if (frameOf(node) === null) add('foreign-frame');
    } else if (is(node, 'CANVAS')) add('canvas');
    else if (is(node, 'LINK')) {
      if (isUnread(node)) add('foreign-style');
    } else if (isClosed(node) || hidesItsInside(node)) add('closed-shadow');
  }
  return KINDS.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });
}

/** In the order in which they are told. */
const KINDS = ['closed-shadow', 'foreign-frame', 'canvas', 'foreign-style', 'stormy'] as const;

const is: (element: Element, name: string) => boolean = isNamed;

/**
 * A custom element that is drawn although nothing is in it, or in which what is there is drawn nowhere, has a closed
 * shadow root; one that draws all its children itself is not found out from outside.
 */
function hidesItsInside(element: Element): boolean {
  if (!element.localName.includes('-') || shadowOf(element) !== null) return false;
  if (customElements.get(element.localName) === undefined) return false;
  const { firstElementChild: child } = element;
  // What is in no slot has no style, not even one that hides it (CSSOM).
  if (child !== null) return getComputedStyle(child).display === '';
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && !isTextDrawn(element);
}

function isTextDrawn(element: Element): boolean {
  const inside = document.createRange();
  inside.selectNodeContents(element);
  return inside.getClientRects().length > 0;
}

/** A style sheet from elsewhere that may be used but not read: the viewer has to load it itself. */
function isUnread(link: Element): boolean {
  try {
    return sheetOf(link)?.cssRules === null;
  } catch {
    return true;
  }
}
