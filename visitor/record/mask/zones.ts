import { isDocument, isElement as isElementNode, isShadow } from '../page-tree.ts';
import { type Marks, Zone, zoneOf } from './zone.ts';

/** Zones of nodes, remembered while nothing changes. */
export interface Zones {
  /** Of a node and what is in it; of one that has left the page: hidden. */
  of(node: Node): number;
  /** Of an element in one of that zone. */
  within(element: Element, outer: number): number;
  forget(): void;
}

export function createZones(marks: Marks): Zones {
  const known = new Map<Node, number>();

  const find = (node: Node): number => {
    if (isDocument(node)) return ofDocument(node);
    const outer = outerOf(node);
    // It has left the page: where it stood, and so what held for it, cannot be told.
    if (outer === null) return Zone.hidden;
    return isElement(node) ? zoneOf(node, of(outer), marks) : of(outer);
  };
  const ofDocument = (node: Document): number => {
    const frame = node === document ? null : (node.defaultView?.frameElement ?? null);
    const outer = frame === null ? Zone.none : of(frame) & ~Zone.unread;
    if (frame === null && node !== document) return Zone.hidden;
    return marks.isCareful(node) ? outer | Zone.careful : outer;
  };
  const of = (node: Node): number => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const zone = find(node);
    known.set(node, zone);
    return zone;
  };

  return {
    of,
    within(element, outer) {
      const zone = zoneOf(element, outer, marks);
      known.set(element, zone);
      return zone;
    },
    forget: () => known.clear(),
  };
}

/** The node a node is in, through shadow roots to their hosts. */
function outerOf(node: Node): Node | null {
  if (node.parentNode !== null) return node.parentNode;
  return isShadow(node) ? node.host : null;
}

export const isElement = (node: Node | null): node is Element =>
  node !== null && isElementNode(node);
