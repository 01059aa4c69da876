import type { NodeBody, ReadNode } from './decode-node.ts';
import { HEAD_TYPE_MAX } from './tokens.ts';

/** An added node, and where it stands. */
export interface Come {
  readonly body: NodeBody;
  readonly id: number;
  /** −1: none. */
  readonly rootId: number;
  readonly parentId: number;
  readonly nextId: number | null;
}

/**
 * Added nodes as they came, each of which is made when it is asked for: of a list that was drawn anew every second,
 * who comes late needs the last (SPEC VW9), and of the others where they stood.
 */
export class ComeAdds {
  readonly #nodes: Pick<ReadNode, 'make'>;
  readonly #come: Come[] = [];

  constructor(nodes: Pick<ReadNode, 'make'>) {
    this.#nodes = nodes;
  }

  get length(): number {
    return this.#come.length;
  }

  push(come: Come): void {
    this.#come.push(come);
  }

  at(index: number): Come | undefined {
    return this.#come[index];
  }

  /** As the page told it. @param nextId before which it stands, when that is not as it was told */
  told(come: Come, nextId = come.nextId): object {
    const { body, id, rootId, parentId } = come;
    return { parentId, nextId, node: this.#nodes.make(body, { id, rootId, children: [] }) };
  }

  /** All of them, as the page told them. */
  whole(): object[] {
    return this.#come.map((come) => this.told(come));
  }
}

/** Its type, as rrweb numbers them. */
export function typeOf({ body }: Come): number {
  return body.shape.head & HEAD_TYPE_MAX;
}
