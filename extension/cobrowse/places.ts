import type { Box } from './picture.ts';

/** An element of whichever document: each frame has classes of its own, so `instanceof` says nothing. */
export function isElement(value: unknown): value is HTMLElement {
  return typeOf(value) === 1;
}

/** A document or a shadow root, likewise. */
export function isRoot(value: unknown): value is Document | ShadowRoot {
  return typeOf(value) === 9 || (typeOf(value) === 11 && hostOf(value) !== null);
}

/** The element that a shadow root belongs to; null when it is none. */
export function hostOf(value: unknown): HTMLElement | null {
  const host =
    typeof value === 'object' && value !== null && 'host' in value && typeOf(value) === 11
      ? value.host
      : null;
  return isElement(host) ? host : null;
}

function typeOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'nodeType' in value ? value.nodeType : null;
}

/** From a document's viewport to the picture's, through the frames it is in; null when it is in none of it. */
export function toPicture(box: Box, within: Document, picture: Document): Box | null {
  let { left, top, width, height } = box;
  for (let inner = within; inner !== picture; ) {
    const frame: Element | null | undefined = inner.defaultView?.frameElement;
    if (!isElement(frame)) return null;
    const outer = frame.getBoundingClientRect();
    // The page may have scaled it.
    const across = frame.offsetWidth > 0 ? outer.width / frame.offsetWidth : 1;
    const down = frame.offsetHeight > 0 ? outer.height / frame.offsetHeight : 1;
    left = outer.left + (frame.clientLeft + left) * across;
    top = outer.top + (frame.clientTop + top) * down;
    width *= across;
    height *= down;
    inner = frame.ownerDocument;
  }
  return { left, top, width, height };
}

/** The innermost element there, through shadow roots and frames, and where that is in its own viewport. */
export function elementAt(
  picture: Document,
  x: number,
  y: number,
): { readonly element: Element; readonly x: number; readonly y: number } | null {
  let within: DocumentOrShadowRoot = picture;
  let found: Element | null = null;
  let [left, top] = [x, y];
  for (let depth = 0; depth < DEPTH_MAX; depth += 1) {
    const element: Element | null = within.elementFromPoint(left, top);
    if (element === null || element === found) break;
    found = element;
    const framed = frameDocument(element);
    if (element.shadowRoot !== null) {
      within = element.shadowRoot;
    } else if (framed !== null && isElement(element)) {
      const outer = element.getBoundingClientRect();
      const across = element.offsetWidth > 0 ? outer.width / element.offsetWidth : 1;
      const down = element.offsetHeight > 0 ? outer.height / element.offsetHeight : 1;
      left = (left - outer.left) / across - element.clientLeft;
      top = (top - outer.top) / down - element.clientTop;
      within = framed;
    } else break;
  }
  return found === null ? null : { element: found, x: left, y: top };
}

/** Frames and shadow roots in each other; no page goes deeper. */
const DEPTH_MAX = 100;

/** The document in a frame of the picture. */
export function frameDocument(element: Node): Document | null {
  return 'contentDocument' in element && isDocument(element.contentDocument)
    ? element.contentDocument
    : null;
}

function isDocument(value: unknown): value is Document {
  return typeOf(value) === 9;
}
