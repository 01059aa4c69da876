import { type Digest, digestSteps } from '../../shared/frames/digest.ts';
import { childrenOf } from './page-tree.ts';
import type { Shown } from './shown.ts';

/** The shape of the page, for what is in the picture; to be made while nothing waits to be told. */
export function digestPage(shown: Shown): Generator<void, Digest> {
  return digestSteps<Node>(document, {
    idOf: (node) => shown.get(node)?.id ?? 0,
    childrenOf: (node) => (shown.get(node)?.isLeaf === true ? [] : childrenOf(node)),
    shadowOf: (node) => {
      const root = shown.get(node)?.root ?? null;
      return root === null ? null : childrenOf(root);
    },
  });
}
