import type { eventWithTime } from 'rrweb';
import { UNMIRRORED_TAG } from '../../shared/frames/unmirrored.ts';
import * as NodeKind from './mask/node-kind.ts';
import type { Unmirrored } from './recording.ts';
import { EventType, eventOf } from './rrweb-words.ts';
import { sizeNow } from './watch-places.ts';

/** A picture of a page with nothing in it, and why: without one nobody who looks along would read that (SPEC RC7). */
export function emptyPicture(missing: readonly Unmirrored[]): eventWithTime[] {
  const html = element(2, 'html', element(3, 'head'), element(4, 'body'));
  const node = { type: NodeKind.document, id: 1, childNodes: [html] };
  return [
    eventOf(EventType.Meta, { href: location.href, ...sizeNow() }),
    eventOf(EventType.FullSnapshot, { initialOffset: { left: 0, top: 0 }, node }),
    eventOf(EventType.Custom, { tag: UNMIRRORED_TAG, payload: missing }),
  ];
}

function element(id: number, tagName: string, ...childNodes: object[]): object {
  return { type: NodeKind.element, id, tagName, attributes: {}, childNodes };
}
