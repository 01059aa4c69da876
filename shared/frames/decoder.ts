import { FRAME_VALUES_MAX } from '../protocol/limits.ts';
import { openReadAdds } from './decode-adds.ts';
import { openReadNode } from './decode-node.ts';
import { openComeTexts } from './decode-texts.ts';
import { openReadValue } from './decode-value.ts';
import { Malformed, openReader } from './reader.ts';
import { newPlace } from './shapes.ts';

/** The inverse of Encoder. Make a new one for each checkpoint. */
export interface Decoder {
  /**
   * @param bytes one whole batch, unpacked
   * @param isByNeed what events add to a page, `data.adds`, comes as ComeAdds
   * @returns its events; or null when these are not the bytes that the page wrote after those before: then
   *   this decoder is over and a checkpoint is due. Nothing makes it throw, wait or grow without bound.
   */
  decode(bytes: Uint8Array, isByNeed?: boolean): unknown[] | null;
}

/** Of `data.adds` in an event: elsewhere they are somebody else's. */
const DEPTH_OF_ADDS = 2;

export function openDecoder(): Decoder {
  const from = openReader();
  const texts = openComeTexts(from);
  const newest = { id: 0 };
  let values = 0;
  let isOver = false;
  let areAddsByNeed = false;

  const spend = (more: number): void => {
    values += more;
    if (values > FRAME_VALUES_MAX) throw new Malformed('more than a viewer takes');
  };

  const read = openReadValue({
    from,
    texts,
    spend,
    tree: (depth) => nodes.tree(depth),
    adds: (depth) => adds(depth, areAddsByNeed && depth === DEPTH_OF_ADDS),
  });
  const nodes = openReadNode({
    from,
    texts,
    spend,
    plain: read,
    newest: (id) => {
      if (id > newest.id) newest.id = id;
    },
  });
  const adds = openReadAdds({ from, nodes, plain: read, newest, spend });
  const eventPlace = newPlace();

  return {
    decode(bytes, isByNeed = false) {
      if (isOver) return null;
      areAddsByNeed = isByNeed;
      try {
        from.open(bytes);
        const events: unknown[] = [];
        for (let left = from.countOfThings(); left > 0; left -= 1) events.push(read(eventPlace, 0));
        from.close();
        return events;
      } catch {
        isOver = true;
        return null;
      }
    },
  };
}
