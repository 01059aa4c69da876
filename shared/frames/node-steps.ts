import type { NodePart, NodeShape } from './node-shapes.ts';
import type { SeenNode } from './see-node.ts';

/** Finds the shape of a node by walking along its parts. */
export interface NodeSteps {
  find(seen: SeenNode): NodeShape | undefined;
  enter(shape: NodeShape): void;
}

interface Step {
  /** By head. */
  readonly shapes: (NodeShape | undefined)[];
  /** By kind of part, then by name. */
  readonly next: (Map<string, Step> | undefined)[];
}

export function openNodeSteps(): NodeSteps {
  const first = newStep();
  // Which shape came after each the last time: comparing names is quicker than looking them up.
  const followers: (NodeShape | undefined)[] = [];
  let last = 0;

  const walk = ({ head, parts, partCount }: SeenNode): NodeShape | undefined => {
    let step: Step | undefined = first;
    for (let index = 0; index < partCount; index += 1) {
      const part: NodePart | undefined = parts[index];
      if (part === undefined) return undefined;
      step = step.next[part.kind]?.get(part.name);
      if (step === undefined) return undefined;
    }
    return step.shapes[head];
  };

  return {
    find(seen) {
      const guess = followers[last];
      if (guess !== undefined && fits(guess, seen)) {
        last = guess.number;
        return guess;
      }
      const found = walk(seen);
      if (found === undefined) return undefined;
      followers[last] = found;
      last = found.number;
      return found;
    },
    enter(shape) {
      let step = first;
      for (const { kind, name } of shape.parts) {
        let steps = step.next[kind];
        if (steps === undefined) {
          steps = new Map();
          step.next[kind] = steps;
        }
        let next = steps.get(name);
        if (next === undefined) {
          next = newStep();
          steps.set(name, next);
        }
        step = next;
      }
      step.shapes[shape.head] = shape;
    },
  };
}

function fits({ head, parts }: NodeShape, seen: SeenNode): boolean {
  if (head !== seen.head || parts.length !== seen.partCount) return false;
  for (let index = 0; index < parts.length; index += 1) {
    const [own, other] = [parts[index], seen.parts[index]];
    if (own?.name !== other?.name || own?.kind !== other?.kind) return false;
  }
  return true;
}

function newStep(): Step {
  return { shapes: [], next: [undefined, undefined, undefined, undefined] };
}
