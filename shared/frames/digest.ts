/**
 * Whether two pictures have the same shape, in a few milliseconds: the page and the viewer each make one over
 * what they have, and a viewer whose digest differs asks for a new checkpoint (SPEC RC8). Ids and places count,
 * not words: those are masked. What is in frames is left out: they load when they like, at either end.
 */
export interface Digest {
  readonly nodes: number;
  /** 32 bits. */
  readonly hash: number;
}

/** The event that carries one: type 5 (custom) with this tag and a Digest as its payload. */
export const DIGEST_TAG = 'digest';

/** How to walk a tree whose nodes have ids; what has none is left out with all that is in it. */
export interface DigestTree<N> {
  /** Below 1: not in the picture. */
  idOf(node: N): number;
  childrenOf(node: N): Iterable<N>;
  /** The children of its open shadow root. */
  shadowOf(node: N): Iterable<N> | null;
}

/** @param root the document */
export function digestOf<N>(root: N, tree: DigestTree<N>): Digest {
  const steps = digestSteps(root, tree);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, node by node, for a page that must not stand still meanwhile; it must not change either. */
export function* digestSteps<N>(root: N, tree: DigestTree<N>): Generator<void, Digest> {
  let nodes = 0;
  let hash = 0;
  const waiting: N[] = [];

  const place = (parent: number, kind: number, children: Iterable<N>): void => {
    let before = 0;
    for (const child of children) {
      const id = tree.idOf(child);
      if (id < 1) continue;
      nodes += 1;
      hash = (hash + mixed(id, parent, before, kind)) | 0;
      before = id;
      waiting.push(child);
    }
  };

  place(0, IN_PAGE, [root]);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const id = tree.idOf(node);
    place(id, IN_ELEMENT, tree.childrenOf(node));
    const shadow = tree.shadowOf(node);
    if (shadow !== null) place(id, IN_SHADOW, shadow);
    yield;
  }
  return { nodes, hash: hash >>> 0 };
}

/** An event's payload, which came over the wire. */
export function isDigest(payload: unknown): payload is Digest {
  return (
    typeof payload === 'object' &&
    payload !== null &&
    'nodes' in payload &&
    'hash' in payload &&
    Number.isInteger(payload.nodes) &&
    Number.isInteger(payload.hash)
  );
}

const IN_PAGE = 1;
const IN_ELEMENT = 2;
const IN_SHADOW = 3;

/** A place as 32 well-spread bits (the last steps of MurmurHash3), so that a sum of them hides no swap. */
function mixed(id: number, parent: number, before: number, kind: number): number {
  let bits = Math.imul(id, 0x9e3779b1) ^ kind;
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b) + parent;
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35) + before;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  return bits ^ (bits >>> 13);
}
