import { FRAME_ADDS_MAX, FRAME_VALUES_MAX } from '../protocol/limits.ts';
import { type Come, ComeAdds } from './come-adds.ts';
import { checkedId, type NodeBody, type ReadNode } from './decode-node.ts';
import type { ReadValue } from './decode-value.ts';
import { openForetelling } from './foretell.ts';
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

/** A node and how it stands to its parent and next sibling (encode-adds.ts). */
interface Add {
  readonly body: NodeBody;
  readonly parent: number;
  readonly next: number;
  readonly isExpected: boolean;
}

export function openReadAdds({ from, nodes, plain, newest, spend }: AddsSide): ReadAdds {
  const adds: Add[] = [];
  const foretelling = openForetelling();
  const plainPlace = newPlace();
  let lastId = 0;
  let outerParent = 0;
  let outerNext = 0;
  let lastParent = -1;
  const waiting = openWaiting();

  const newAdd = (): Add => {
    const nodeToken = from.count();
    if (nodeToken === token.NODE_PLAIN) throw new Malformed('not a node');
    const body = nodes.body(nodeToken);
    if ((body.shape.head & token.HEAD_CHILDREN) !== 0) throw new Malformed('a node with children');
    const add = { body, parent: from.count(), next: from.count(), isExpected: from.count() === 0 };
    const canBeKnown = body.number >= 0 && adds.length < FRAME_ADDS_MAX;
    foretelling.came(canBeKnown ? adds.length : -1);
    if (canBeKnown) adds.push(add);
    return add;
  };

  const knownAdd = (number: number): Add => {
    const add = adds[number];
    if (add === undefined) throw new Malformed('no such added node');
    foretelling.came(number);
    return add;
  };

  const place = ({ body, parent, next, isExpected }: Add): Come => {
    if (parent === token.PARENT_TOLD)
      outerParent = checkedId(outerParent + token.unzigzag(from.count()));
    if (next === 2) outerNext = checkedId(outerNext + token.unzigzag(from.count()));
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
    if (next === 0) return null;
    return next < 3 ? outerNext : checkedId(id - next + 2);
  };

  return (depth, isByNeed) => {
    const length = from.count();
    if (length > FRAME_VALUES_MAX) throw new Malformed('more nodes than a viewer takes');
    lastParent = -1;
    waiting.clear();
    const come = new ComeAdds(nodes);
    let list: unknown[] | null = isByNeed ? null : [];
    let count = 0;
    const take = (add: Add): void => {
      if (count === length) throw new Malformed('more nodes than told');
      count += 1;
      const placed = place(add);
      if (list === null) come.push(placed);
      else list.push(come.told(placed));
    };
    while (count < length) {
      const said = from.count();
      if (said === token.ADD_NEW) take(newAdd());
      else if (said === token.ADD_PLAIN) {
        list ??= come.whole();
        list.push(plain(plainPlace, depth));
        count += 1;
      } else if (said >= token.ADD_KNOWN_FIRST) {
        take(knownAdd(said - token.ADD_KNOWN_FIRST));
      } else {
        for (let left = said - token.ADD_RUN_FIRST + 1; left > 0; left -= 1)
          take(knownAdd(foretelling.next()));
      }
    }
    return list ?? come;
  };
}
