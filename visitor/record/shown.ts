/** Where a node stands in the picture the viewer has. */
export interface Place {
  /** By which the viewer knows it; of a shadow root that of its host. */
  readonly id: number;
  /** The element, document or shadow root it is in; null for the page's own document. */
  readonly parent: Node | null;
  /** What is in it, in the viewer's order. */
  holds: Node[];
  /** None of its children are shown: blocked, a field that is a value and no nodes, or a frame. */
  readonly isLeaf: boolean;
  readonly isBoxed: boolean;
  readonly isRoot: boolean;
  /** In the document of a frame: what the viewer had there it never forgets. */
  readonly isFramed: boolean;
  /** The slice in which it was told (Shown.sliceNow). */
  readonly toldIn: number;
  root: ShadowRoot | null;
  frame: Document | null;
}

/**
 * What the viewer has, node by node. A change is worked out as the difference between this and the page: that
 * is right whatever order the changes came in, and in however many slices they are told (SPEC RC3).
 */
export interface Shown {
  /** Of what is told in one slice all is as the page has it. */
  sliceNow: number;
  get(node: Node): Place | undefined;
  has(node: Node): boolean;
  put(node: Node, place: Place): void;
  /** With all that is in it. */
  forget(node: Node, each: (node: Node, place: Place) => void): void;
  /** The node and all that is in it. */
  each(node: Node, act: (node: Node) => void): void;
  clear(): void;
  /** A new picture begins: nothing is in it, and what was in the last keeps its number if it comes. */
  renew(): void;
  /** The picture is made: of what is not in it nothing is kept. */
  settle(): void;
  /** Of what has its place, or had it in the picture before the one that is being made. */
  idOf(node: Node): number | undefined;
  nodes(): IterableIterator<Node>;
  roots(): ReadonlySet<Node>;
  /** Elements in which rules are written. */
  readonly styleNodes: Set<Node>;
}

export function createShown(): Shown {
  let places = new Map<Node, Place>();
  let former = new Map<Node, Place>();
  const roots = new Set<Node>();
  const styleNodes = new Set<Node>();
  const walk = (top: Node, act: (node: Node, place: Place) => void): void => {
    const first = places.get(top);
    if (first === undefined) return;
    const nodes = [top];
    const waiting = [first];
    const add = (node: Node, parent: Node | null): void => {
      const place = places.get(node);
      // A node that was put elsewhere meanwhile is still in its old place's list.
      if (place === undefined || place.parent !== parent) return;
      nodes.push(node);
      waiting.push(place);
    };
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      const node = nodes.pop() ?? top;
      const { holds, root, frame } = place;
      for (const child of holds) add(child, node);
      if (root !== null) add(root, node);
      if (frame !== null) add(frame, node);
      act(node, place);
    }
  };
  const renew = (): void => {
    // One that was never finished was told to nobody.
    if (former.size === 0) former = places;
    places = new Map();
    roots.clear();
    styleNodes.clear();
  };
  return {
    sliceNow: 0,
    get: (node) => places.get(node),
    has: (node) => places.has(node),
    put(node, place) {
      places.set(node, place);
      if (place.isRoot) roots.add(node);
    },
    forget(node, each) {
      walk(node, (next, place) => {
        places.delete(next);
        if (place.isRoot) roots.delete(next);
        styleNodes.delete(next);
        each(next, place);
      });
    },
    each: walk,
    clear() {
      renew();
      former = new Map();
    },
    renew,
    settle() {
      former = new Map();
    },
    idOf(node) {
      const place = places.get(node) ?? former.get(node);
      return place === undefined || place.isRoot ? undefined : place.id;
    },
    nodes: () => places.keys(),
    roots: () => roots,
    styleNodes,
  };
}
