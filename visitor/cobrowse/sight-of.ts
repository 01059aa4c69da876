import { type Box, overlap, viewport } from './geometry.ts';

/** Where an element is in this page's viewport, also when it stands in a frame of the shop's own. */
export function boxOf(element: Element): Box {
  let { left, top, width, height } = element.getBoundingClientRect();
  for (let frame = frameOf(element); frame !== null; frame = frameOf(frame)) {
    const around = frame.getBoundingClientRect();
    left += around.left + frame.clientLeft;
    top += around.top + frame.clientTop;
  }
  return { left, top, width, height };
}

/** The part of an element that can be seen: not scrolled away, neither with the page nor within it; null: none. */
export function openSight(element: Element): () => Box | null {
  // Looked up once: the style of every ancestor, with every frame of the screen, would be felt.
  const clipping = clippersOf(element);
  return () => {
    let seen = overlap(boxOf(element), viewport());
    for (const clipper of clipping) seen = seen === null ? null : overlap(seen, boxOf(clipper));
    return seen;
  };
}

/** Drawn at all, whether or not it is in the viewport. */
export function isVisible(element: Element): boolean {
  if (!element.isConnected || element.getClientRects().length === 0) return false;
  const style = viewOf(element)?.getComputedStyle(element);
  if (style?.visibility !== 'visible') return false;
  // What a shut `details` holds has boxes all the same; older browsers cannot be asked.
  if (typeof element.checkVisibility === 'function' && !element.checkVisibility()) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}

/** The element around, through shadow roots and frames of the shop's own. */
export function parentOf(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return 'host' in root && root.host instanceof Element ? root.host : frameOf(element);
}

const viewOf = (element: Element): (Window & typeof globalThis) | null =>
  element.ownerDocument.defaultView;

/** Up to our own page: should the shop stand in a frame itself, what is around it is not ours to measure. */
function frameOf(element: Element): Element | null {
  const view = viewOf(element);
  return view === null || view === window ? null : view.frameElement;
}

function clippersOf(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let above = parentOf(element); above !== null; above = parentOf(above)) {
    if (above === above.ownerDocument.documentElement || above === above.ownerDocument.body)
      continue;
    const style = viewOf(above)?.getComputedStyle(above);
    const isFrame = above.localName === 'iframe';
    if (isFrame || (style !== undefined && /auto|scroll|hidden|clip/.test(style.overflow)))
      found.push(above);
  }
  return found;
}
