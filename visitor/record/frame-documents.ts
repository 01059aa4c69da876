import type { Gone } from './forget-nodes.ts';
import type { PageChanges } from './page-changes.ts';
import { isDocument } from './page-tree.ts';
import type { WriteOptions, Written } from './rrweb-seams.ts';
import type { Place, Shown } from './shown.ts';
import type { Writer } from './written.ts';

type FrameLoaded = NonNullable<WriteOptions['onIframeLoad']>;

export interface AttachSide {
  readonly shown: Shown;
  /** Null while nothing is told. */
  writer(): Writer | null;
  forget(gone: Gone, options: WriteOptions): void;
  lost(): void;
  attached(inside: Node | null): void;
}

/** Gives the document of a frame, which rrweb writes down in one go when it has loaded, its place in the picture. */
export function createAttachFrame(side: AttachSide): (original?: FrameLoaded) => FrameLoaded {
  const { shown } = side;
  return (original) => (frame: HTMLIFrameElement, written: Written) => {
    const writer = side.writer();
    const place = shown.get(frame);
    if (place === undefined || writer === null) return;
    if (place.frame !== null) {
      const before: [Node, Place][] = [];
      shown.forget(place.frame, (node, was) => before.push([node, was]));
      side.forget(before, writer.options);
    }
    // Moved into the frame before it was told: the viewer would have it twice.
    if (writer.isElsewhere(written)) {
      side.lost();
      return;
    }
    const inside = writer.learn(written, frame);
    place.frame = inside !== null && isDocument(inside) ? inside : null;
    original?.(frame, written);
    side.attached(inside);
  };
}

/** A frame has loaded of which the document is in the picture: what became of it is to be looked at. */
export function isFrameTold(
  frame: HTMLIFrameElement,
  shown: Shown,
  changes: Pick<PageChanges, 'touch' | 'renew'>,
  ring: () => void,
): boolean {
  const told = shown.get(frame)?.frame ?? null;
  if (told === null) return false;
  if (told === frame.contentDocument) changes.touch(told);
  else if (frame.contentDocument !== null) return false;
  else changes.renew(frame);
  ring();
  return true;
}
