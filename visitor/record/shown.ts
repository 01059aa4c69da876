import { isShadow } from './page-tree.ts';

/** Where a node stands in the picture the viewer has. */
export interface Place {
  /** The element, document or shadow root it is in; null for the page's own document. */
  readonly parent: Node | null;
  /** In the viewer's order. */
  children: Node[];
  /** None of its children are shown: blocked, a field that is a value and no nodes, or a frame. */
  readonly isLeaf: boolean;
  readonly isBlocked: boolean;
  root: ShadowRoot | null;
  frame: Document | null;
}

/**
 * What the viewer has, node by node. A change is worked out as the difference between this and the page: that
 * is right whatever order the changes came in, and in however many slices they are told (SPEC RC3).
 */
export interface Shown {
  get(node: Node): Place | undefined;
  has(node: Node): boolean;
  put(node: Node, parent: Node | null, kind: Pick<Place, 'isLeaf' | 'isBlocked'>): Place;
  /** With all that is in it. */
  forget(node: Node, each: (node: Node) => void): void;
  /** The node and all that is in it. */
  each(node: Node, act: (node: Node) => void): void;
  clear(): void;
  nodes(): IterableIterator<Node>;
  roots(): ReadonlySet<ShadowRoot>;
}

/** Of all that have none: most nodes are texts. */
const NONE: Node[] = [];

export function createShown(): Shown {
  const places = new Map<Node, Place>();
  const roots = new Set<ShadowRoot>();
  const walk = (top: Node, act: (node: Node) => void): void => {
    const waiting = [top];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const place = places.get(next);
      if (place === undefined) continue;
      act(next);
      // A node that was put elsewhere meanwhile is still in its old place's list.
      for (const child of place.children) {
        if (places.get(child)?.parent === next) waiting.push(child);
      }
      if (place.root !== null) waiting.push(place.root);
      if (place.frame !== null) waiting.push(place.frame);
    }
  };

  return {
    get: (node) => places.get(node),
    has: (node) => places.has(node),
    put(node, parent, { isLeaf, isBlocked }) {
      const children = isLeaf ? NONE : [];
      const place: Place = { parent, children, isLeaf, isBlocked, root: null, frame: null };
      places.set(node, place);
      if (isShadow(node)) roots.add(node);
      return place;
    },
    forget(node, each) {
      walk(node, (next) => {
        places.delete(next);
        if (isShadow(next)) roots.delete(next);
        each(next);
      });
    },
    each: walk,
    clear() {
      places.clear();
      roots.clear();
    },
    nodes: () => places.keys(),
    roots: () => roots,
  };
}
