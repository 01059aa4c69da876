import { FRAME_VALUES_MAX } from '../protocol/limits.ts';
import { type Come, ComeAdds } from './come-adds.ts';
import { checkedId, type ReadNode } from './decode-node.ts';
import type { ReadValue } from './decode-value.ts';
import { Malformed, type Reader } from './reader.ts';
import { newPlace } from './shapes.ts';
import * as token from './tokens.ts';
import { openWaiting } from './waiting.ts';

/** The inverse of WriteAdds. @param isByNeed each is made when it is asked for. @throws Malformed */
export type ReadAdds = (depth: number, isByNeed: boolean) => unknown[] | ComeAdds;

interface AddsSide {
  readonly from: Reader;
  readonly nodes: ReadNode;
  readonly plain: ReadValue;
  readonly newest: { id: number };
  spend(values: number): void;
}

export function openReadAdds({ from, nodes, plain, newest, spend }: AddsSide): ReadAdds {
  const plainPlace = newPlace();
  let lastId = 0;
  let outerParent = 0;
  let outerNext = 0;
  let lastParent = -1;
  const waiting = openWaiting();

  const read = (): Come => {
    const body = nodes.body();
    if ((body.shape.head & token.HEAD_CHILDREN) !== 0) throw new Malformed('a node with children');
    const parent = from.count();
    const next = from.count();
    const isExpected = from.count() === 0;
    if (parent === token.PARENT_TOLD)
      outerParent = checkedId(outerParent + token.unzigzag(from.count()));
    if (next === token.NEXT_TOLD) outerNext = checkedId(outerNext + token.unzigzag(from.count()));
    const id = isExpected ? newest.id + 1 : lastId + token.unzigzag(from.count());
    lastId = checkedId(id);
    if (id > newest.id) newest.id = id;
    const parentId = parentOf(parent, id);
    const rootId = nodes.root(body);
    lastParent = parentId;
    waiting.push(id);
    spend(body.values.length + 1);
    return { body, id, rootId, parentId, nextId: nextOf(next, id) };
  };

  const parentOf = (parent: number, id: number): number => {
    if (parent === token.PARENT_AGAIN) return checkedId(lastParent);
    if (parent < token.PARENT_CODED_FIRST) return outerParent;
    const coded = parent - token.PARENT_CODED_FIRST;
    return checkedId(coded % 2 === 0 ? waiting.skip(coded / 2) : id - (coded - 1) / 2);
  };

  const nextOf = (next: number, id: number): number | null => {
    if (next === token.NEXT_NONE) return null;
    return next <= token.NEXT_TOLD ? outerNext : checkedId(id - next + token.NEXT_TOLD);
  };

  return (depth, isByNeed) => {
    const length = from.count();
    if (length > FRAME_VALUES_MAX) throw new Malformed('more nodes than a viewer takes');
    lastParent = -1;
    waiting.clear();
    const come = new ComeAdds(nodes);
    let list: unknown[] | null = isByNeed ? null : [];
    for (let left = length; left > 0; left -= 1) {
      const said = from.count();
      if (said === token.ADD_NEW) {
        const one = read();
        if (list === null) come.push(one);
        else list.push(come.told(one));
      } else if (said === token.ADD_PLAIN) {
        list ??= come.whole();
        list.push(plain(plainPlace, depth));
      } else throw new Malformed('no such added node');
    }
    return list ?? come;
  };
}
