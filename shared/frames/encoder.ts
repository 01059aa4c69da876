import { FRAME_VALUES_MAX } from '../protocol/limits.ts';
import { openWriteAdds } from './encode-adds.ts';
import { openWriteNode } from './encode-node.ts';
import { openSentTexts } from './encode-texts.ts';
import { openWriteValue, Unsendable } from './encode-value.ts';
import { isAllInherited } from './see-node.ts';
import { newPlace } from './shapes.ts';
import { openWriter } from './writer.ts';

/** Events of one page since a checkpoint, batch by batch. Make a new one for each checkpoint. */
export interface Encoder {
  /**
   * @returns what the decoder of the same checkpoint makes the same events of, as JSON would tell them; or
   *   null when that is more than a viewer takes: then this encoder is over and a checkpoint is due
   */
  encode(events: readonly unknown[]): Uint8Array | null;
}

export function openEncoder(): Encoder {
  const out = openWriter();
  const texts = openSentTexts();
  const newest = { id: 0 };
  let values = 0;
  let isOver = false;
  let isInherited = false;

  const spend = (more: number): void => {
    values += more;
    if (values > FRAME_VALUES_MAX) throw new Unsendable('more than a viewer takes');
  };

  const write = openWriteValue({
    out,
    texts,
    spend,
    special: (key, value, depth) => {
      if (isInherited) return false;
      if (key === 'node') return nodes.tree(value, depth);
      return key === 'adds' && adds(value, depth);
    },
  });
  const nodes = openWriteNode({
    out,
    texts,
    spend,
    plain: write,
    newest: (id) => {
      if (id > newest.id) newest.id = id;
    },
  });
  const adds = openWriteAdds({ out, nodes, plain: write, newest });
  const eventPlace = newPlace();

  return {
    encode(events) {
      if (isOver) return null;
      isInherited = isAllInherited();
      try {
        out.count(events.length);
        for (const event of events) write(event, eventPlace, 0);
      } catch (cause) {
        isOver = true;
        if (cause instanceof Unsendable) return null;
        throw cause;
      }
      return out.finish();
    },
  };
}
