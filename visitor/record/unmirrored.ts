import { frameOf, isElement, isFrame, isNamed, shadowOf } from './page-tree.ts';
import type { Unmirrored } from './recording.ts';

/**
 * Counts what is in the page and not in the picture (SPEC RC7), node by node.
 *
 * @param shown everything in the picture
 * @param hosts called with each element that has a shadow root
 */
export function* countUnmirrored(
  shown: Iterable<Node>,
  stormy: number,
  isDefined: (name: string) => boolean,
  hosts: (host: Element) => void,
): Generator<void, readonly Unmirrored[]> {
  const counts = { 'closed-shadow': 0, 'foreign-frame': 0, canvas: 0, 'foreign-style': 0 };
  for (const node of shown) {
    if (!isElement(node)) continue;
    yield;
    if (shadowOf(node) !== null) hosts(node);
    if (isFrame(node)) counts['foreign-frame'] += frameOf(node) === null ? 1 : 0;
    else if (is(node, 'CANVAS')) counts.canvas += 1;
    else if (is(node, 'LINK')) counts['foreign-style'] += isUnread(node) ? 1 : 0;
    else if (node.localName.includes('-') && hidesItsInside(node, isDefined)) {
      counts['closed-shadow'] += 1;
    }
  }
  return [
    { kind: 'closed-shadow', count: counts['closed-shadow'] } as const,
    { kind: 'foreign-frame', count: counts['foreign-frame'] } as const,
    { kind: 'canvas', count: counts.canvas } as const,
    { kind: 'foreign-style', count: counts['foreign-style'] } as const,
    { kind: 'stormy', count: stormy } as const,
  ].filter(({ count }) => count > 0);
}

const is: (element: Element, name: string) => boolean = isNamed;

/**
 * A custom element that draws something although nothing is in it has a closed shadow root, as far as can be
 * told from outside; one that also has children of its own is not found out.
 */
function hidesItsInside(element: Element, isDefined: (name: string) => boolean): boolean {
  if (shadowOf(element) !== null || element.firstChild !== null) return false;
  if (!isDefined(element.localName)) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}

/** A style sheet from elsewhere that may be used but not read: the viewer has to load it itself. */
function isUnread(link: Element): boolean {
  const sheet: unknown = Reflect.get(link, 'sheet');
  if (!(sheet instanceof CSSStyleSheet)) return false;
  try {
    return sheet.cssRules === null;
  } catch {
    return true;
  }
}
