import type { eventWithTime } from 'rrweb';
import { UNMIRRORED_TAG } from '../../shared/frames/unmirrored.ts';
import type { Unmirrored } from './recording.ts';
import { EventType } from './rrweb-words.ts';

type Picture = Extract<eventWithTime, { type: typeof EventType.FullSnapshot }>;
type Node = Picture['data']['node'];

/** A picture of a page with nothing in it, and why: without one nobody who looks along would read that (SPEC RC7). */
export function emptyPicture(missing: readonly Unmirrored[]): eventWithTime[] {
  const timestamp = Date.now();
  const [width, height] = [innerWidth, innerHeight];
  const html = element(2, 'html', element(3, 'head'), element(4, 'body'));
  const node: Node = { type: DOCUMENT, id: 1, childNodes: [html] };
  return [
    { type: EventType.Meta, timestamp, data: { href: location.href, width, height } },
    { type: EventType.FullSnapshot, timestamp, data: { initialOffset: { left: 0, top: 0 }, node } },
    { type: EventType.Custom, timestamp, data: { tag: UNMIRRORED_TAG, payload: missing } },
  ];
}

const DOCUMENT = 0;
const ELEMENT = 2;

function element(id: number, tagName: string, ...childNodes: Node[]): Node {
  return { type: ELEMENT, id, tagName, attributes: {}, childNodes };
}
