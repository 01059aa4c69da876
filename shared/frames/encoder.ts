import { FRAME_VALUES_MAX } from '../protocol/limits.ts';
import { openWriteAdds } from './encode-adds.ts';
import { openWriteNode } from './encode-node.ts';
import { openSentTexts } from './encode-texts.ts';
import { openWriteValue, Unsendable } from './encode-value.ts';
import { isPlain } from './plain.ts';
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
  /** These come next, as with `encode`, but in slices: `more` writes them. Until it is done they stay as they are. */
  begin(events: readonly unknown[]): void;
  /** @returns undefined when time was up before the end, or else what `encode` returns */
  more(isTimeUp: () => boolean): Uint8Array | null | undefined;
}

export function openEncoder(): Encoder {
  const out = openWriter();
  const texts = openSentTexts();
  const newest = { id: 0 };
  let values = 0;
  let isOver = false;
  let isInherited = false;
  let waiting: readonly unknown[] = [];
  let next = 0;
  /** Of the event that is being written, a tree with nothing behind it: what is in it may be written later. */
  let lastTree: unknown;

  const spend = (more: number): void => {
    values += more;
    if (values > FRAME_VALUES_MAX) throw new Unsendable();
  };

  const write = openWriteValue({
    out,
    texts,
    spend,
    special: (key, value, depth) => {
      if (isInherited) return false;
      if (key === 'node') return nodes.tree(value, depth, value !== lastTree);
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

  const begin = (events: readonly unknown[]): void => {
    waiting = events;
    next = 0;
    out.whole(events.length);
  };

  const more = (isTimeUp: () => boolean): Uint8Array | null | undefined => {
    if (isOver) return null;
    isInherited = isAllInherited();
    try {
      while (nodes.more(isTimeUp)) {
        if (next === waiting.length) return out.finish();
        if (isTimeUp()) break;
        const event = waiting[next++];
        lastTree = lastOf(lastOf(event, 'data'), 'node');
        write(event, eventPlace, 0);
      }
      return undefined;
    } catch (cause) {
      isOver = true;
      if (cause instanceof Unsendable) return null;
      throw cause;
    }
  };

  return {
    encode(events) {
      begin(events);
      return more(() => false) ?? null;
    },
    begin,
    more,
  };
}

/** What stands under this key, if it is the last. */
function lastOf(value: unknown, key: string): unknown {
  if (!isPlain(value)) return undefined;
  return Object.keys(value).at(-1) === key ? value[key] : undefined;
}
