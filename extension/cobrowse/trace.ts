import { TRACE_BOXES_MAX } from '../../shared/protocol/limits.ts';
import type { Box, VisitorTrace } from './picture.ts';
import { toPicture } from './places.ts';
import type { Place, TextRange } from './wash/event.ts';

/** What the trace needs of a picture. */
export interface TraceSide {
  readonly document: Document;
  nodeOf(id: number): Node | null;
}

export const NO_TRACE: VisitorTrace = { pointer: null, click: null, selection: [] };

/** Where the visitor's pointer is now; a press counts on. */
export function withPointer(
  trace: VisitorTrace,
  side: TraceSide,
  place: Place,
  isClick: boolean,
): VisitorTrace {
  const node = side.nodeOf(place.id);
  const within = node?.ownerDocument ?? side.document;
  const at = toPicture({ left: place.x, top: place.y, width: 0, height: 0 }, within, side.document);
  if (at === null) return trace;
  const pointer = { x: at.left, y: at.top };
  const click = isClick ? { ...pointer, number: (trace.click?.number ?? 0) + 1 } : trace.click;
  return { ...trace, pointer, click };
}

/** The selected text as ranges of the picture: they follow its changes. */
export function rangesOf(side: TraceSide, told: readonly TextRange[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const { start, startOffset, end, endOffset } of told) {
    const from = side.nodeOf(start);
    const to = side.nodeOf(end);
    const within = from?.ownerDocument;
    if (!isSpot(from) || !isSpot(to) || within == null || within !== to.ownerDocument) continue;
    const range = within.createRange();
    range.setStart(from, Math.min(startOffset, lengthOf(from)));
    range.setEnd(to, Math.min(endOffset, lengthOf(to)));
    if (!range.collapsed) ranges.push(range);
  }
  return ranges;
}

/** Where they are now. */
export function boxesOf(side: TraceSide, ranges: readonly Range[]): readonly Box[] {
  const boxes: Box[] = [];
  for (const range of ranges) {
    const within = range.startContainer.ownerDocument;
    if (within === null) continue;
    for (const { left, top, width, height } of range.getClientRects()) {
      if (boxes.length === TRACE_BOXES_MAX) return boxes;
      const box = toPicture({ left, top, width, height }, within, side.document);
      if (box !== null && width > 0) boxes.push(box);
    }
  }
  return boxes;
}

/** What a range can begin or end in. */
function isSpot(node: Node | null): node is Node {
  return node?.nodeType === 1 || node?.nodeType === 3;
}

function lengthOf(node: Node): number {
  return node.nodeType === 3 ? (node.textContent?.length ?? 0) : node.childNodes.length;
}
