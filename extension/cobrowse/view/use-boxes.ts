import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Anchor, Box, Picture } from '../picture.ts';
import type { ViewerSide } from './side.ts';

/** Where elements are now, read before each paint while there are any: a page moves under what is drawn on it. */
export function useBoxes(
  side: ViewerSide,
  picture: Picture,
  anchors: readonly Anchor[],
): ReadonlyMap<Anchor, Box> {
  const boxes = useSignal<ReadonlyMap<Anchor, Box>>(new Map());
  const wanted = useRef(anchors);
  wanted.current = anchors;
  const isAny = anchors.length > 0;
  useEffect(() => {
    if (!isAny) return;
    const read = () => {
      const next = new Map<Anchor, Box>();
      for (const anchor of wanted.current) {
        const box = picture.boxOf(anchor);
        if (box !== null) next.set(anchor, box);
      }
      if (!isSame(boxes.peek(), next)) boxes.value = next;
    };
    read();
    return side.eachFrame(read);
  }, [side, picture, isAny, boxes]);
  return boxes.value;
}

function isSame(before: ReadonlyMap<Anchor, Box>, after: ReadonlyMap<Anchor, Box>): boolean {
  if (before.size !== after.size) return false;
  for (const [anchor, box] of after) {
    const known = before.get(anchor);
    if (known === undefined) return false;
    if (known.left !== box.left || known.top !== box.top) return false;
    if (known.width !== box.width || known.height !== box.height) return false;
  }
  return true;
}
