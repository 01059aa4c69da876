import type { NodePart, NodeShape } from './node-shapes.ts';
import type { SeenNode } from './see-node.ts';

/** Finds the shape of a node by its parts. */
export interface NodeSteps {
  find(seen: SeenNode): NodeShape | undefined;
  enter(shape: NodeShape): void;
}

export function openNodeSteps(): NodeSteps {
  const shapes = new Map<string, NodeShape>();
  // Which shape came after each the last time: comparing names is quicker than looking them up.
  const followers: (NodeShape | undefined)[] = [];
  let last = 0;

  return {
    find(seen) {
      let found = followers[last];
      if (!fits(found, seen)) found = shapes.get(keyOf(seen.head, seen.parts, seen.partCount));
      if (!fits(found, seen)) return undefined;
      followers[last] = found;
      last = found.number;
      return found;
    },
    enter(shape) {
      const { head, parts } = shape;
      shapes.set(keyOf(head, parts, parts.length), shape);
    },
  };
}

/** Nearly always the same for the same shape alone; whether it is, is looked at. */
function keyOf(head: number, parts: readonly Readonly<NodePart>[], count: number): string {
  let key = String(head);
  for (let index = 0; index < count; index += 1)
    key += ` ${parts[index]?.kind}${parts[index]?.name}`;
  return key;
}

function fits(shape: NodeShape | undefined, seen: SeenNode): shape is NodeShape {
  if (shape === undefined) return false;
  const { head, parts } = shape;
  if (head !== seen.head || parts.length !== seen.partCount) return false;
  for (let index = 0; index < parts.length; index += 1) {
    const own = parts[index];
    const other = seen.parts[index];
    if (own?.name !== other?.name || own?.kind !== other?.kind) return false;
  }
  return true;
}
