import { guardedAlong } from './guarded-along.ts';
import { IncrementalSource } from './rrweb-words.ts';
import { isWithinBlocked, listen, type Watched } from './watched.ts';

/** Tells what is selected in a document; that nothing is, once. @returns stops it */
export function watchSelection(watched: Watched): () => void {
  const { window, mirror } = watched;
  let isNothing = true;
  const look = guardedAlong(() => {
    const selection = window.getSelection();
    if (selection === null || (isNothing && selection.isCollapsed)) return;
    isNothing = selection.isCollapsed;
    const ranges: object[] = [];
    for (let index = 0; index < selection.rangeCount; index += 1) {
      const range = selection.getRangeAt(index);
      const { startContainer, startOffset, endContainer, endOffset } = range;
      if ([startContainer, endContainer].some((node) => isWithinBlocked(node, watched))) continue;
      const [start, end] = [mirror.getId(startContainer), mirror.getId(endContainer)];
      ranges.push({ start, startOffset, end, endOffset });
    }
    watched.tell(IncrementalSource.Selection, { ranges });
  });
  look();
  return listen(window.document, ['selectionchange'], look);
}
