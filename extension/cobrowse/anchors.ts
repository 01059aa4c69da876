import type { Anchor, Box, Picture } from './picture.ts';
import { elementAt, hostOf, isElement, toPicture } from './places.ts';

/** What anchors need of a picture. */
export interface AnchorSide {
  readonly checkpoint: number;
  /** The first checkpoint of this page: since then an id means the same node. */
  readonly since: number;
  readonly document: Document;
  idOf(node: Node): number;
  nodeOf(id: number): Node | null;
  /** What the page keeps to itself: only a box is here. */
  isCovered(node: Node): boolean;
}

type ElementPlace = Pick<Anchor, 'checkpoint' | 'node'>;

/** The element at a place, and where in its box that is (SPEC PT1). @param x, y CSS pixels of the viewport */
export function anchorAt(side: AnchorSide, x: number, y: number): Anchor | null {
  const found = elementAt(side.document, x, y);
  if (found === null) return null;
  // What the player put in itself has no id; what it is in has.
  for (let element: Element | null = found.element; element !== null; element = outer(element)) {
    const node = side.idOf(element);
    if (node < 1) continue;
    if (element.ownerDocument !== found.element.ownerDocument) return null;
    const box = element.getBoundingClientRect();
    return {
      checkpoint: side.checkpoint,
      node,
      x: fraction(found.x - box.left, box.width),
      y: fraction(found.y - box.top, box.height),
    };
  }
  return null;
}

/** Whether it is in this picture; an id is given once in the life of a page, and its pictures keep it. */
export function isThere(side: AnchorSide, { checkpoint, node }: ElementPlace): boolean {
  return elementOf(side, checkpoint, node) !== null;
}

/** By which checkpoint it is to be named, as the page knows its newest alone. */
export function checkpointNow({ since, checkpoint: newest }: AnchorSide, named: number): number {
  return named >= since && named < newest ? newest : named;
}

/** Where it is now; null when it has gone, or is of another page, or has no box. */
export function boxOf(side: AnchorSide, { checkpoint, node }: ElementPlace): Box | null {
  const element = elementOf(side, checkpoint, node);
  if (element === null) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 && height === 0) return null;
  return toPicture({ left, top, width, height }, element.ownerDocument, side.document);
}

/** What may be proposed about it; what the page really allows, it judges itself. */
export function kindOf(
  side: AnchorSide,
  { checkpoint, node }: ElementPlace,
): ReturnType<Picture['kindOf']> {
  const element = elementOf(side, checkpoint, node);
  if (element === null) return 'other';
  if (side.isCovered(element)) return 'covered';
  if (element.matches(FIELDS)) return 'field';
  return element.closest(BUTTONS) === null ? 'other' : 'button';
}

const PRESSED = [
  'button',
  'submit',
  'reset',
  'image',
  'checkbox',
  'radio',
  'file',
  'color',
  'range',
];
const FIELDS = `input${PRESSED.map((type) => `:not([type=${type}])`).join('')}, textarea, select, [contenteditable]:not([contenteditable=false])`;
const BUTTONS = `a[href], button, summary, label, option, input, [role=button], [role=link], [role=tab], [role=menuitem], [role=option], [role=checkbox], [role=radio], [role=switch]`;

function elementOf(side: AnchorSide, checkpoint: number, id: number): HTMLElement | null {
  if (checkpoint < side.since || checkpoint > side.checkpoint) return null;
  const node = side.nodeOf(id);
  return isElement(node) && node.isConnected ? node : null;
}

/** The element around, out of a shadow root too. */
function outer(element: Element): Element | null {
  return element.parentElement ?? hostOf(element.getRootNode());
}

function fraction(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}
