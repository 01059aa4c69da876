import { expect, test } from 'vitest';
import { type DigestTree, digestOf, isDigest } from '../../../../shared/frames/digest.ts';

interface Node {
  readonly id: number;
  readonly children?: readonly Node[];
  readonly shadow?: readonly Node[];
}

const tree: DigestTree<Node> = {
  idOf: ({ id }) => id,
  childrenOf: ({ children }) => children ?? [],
  shadowOf: ({ shadow }) => shadow ?? null,
};
const digest = (node: Node) => digestOf(node, tree);
const page: Node = {
  id: 1,
  children: [
    { id: 2, children: [{ id: 3 }, { id: 4 }] },
    { id: 5, shadow: [{ id: 6 }] },
  ],
};

test('[RC8] the same tree has the same digest, and nodes without an id do not count', () => {
  expect(digest(page).nodes).toBe(6);
  const children = [...(page.children ?? []), { id: 0, children: [{ id: 9 }] }];
  expect(digest({ ...page, children })).toEqual(digest(page));
});

test('[RC8] a node that is missing, elsewhere or in another order makes another digest', () => {
  const others: Node[] = [
    {
      id: 1,
      children: [
        { id: 2, children: [{ id: 3 }] },
        { id: 5, shadow: [{ id: 6 }] },
      ],
    },
    {
      id: 1,
      children: [
        { id: 2, children: [{ id: 4 }, { id: 3 }] },
        { id: 5, shadow: [{ id: 6 }] },
      ],
    },
    {
      id: 1,
      children: [
        { id: 2, children: [{ id: 3 }] },
        { id: 5, children: [{ id: 4 }], shadow: [{ id: 6 }] },
      ],
    },
    {
      id: 1,
      children: [
        { id: 2, children: [{ id: 3 }, { id: 4 }] },
        { id: 5, children: [{ id: 6 }] },
      ],
    },
  ];
  const hashes = new Set([page, ...others].map((one) => digest(one).hash));
  expect(hashes.size).toBe(others.length + 1);
});

test('[RC8] only what has both numbers is a digest', () => {
  expect(isDigest({ nodes: 1, hash: 2 })).toBe(true);
  for (const payload of [null, 1, {}, { nodes: 1 }, { nodes: '1', hash: 2 }])
    expect(isDigest(payload)).toBe(false);
});
