import type { eventWithTime } from 'rrweb';
import type { Written } from './rrweb-seams.ts';

/** What the recorder reads at all. */
export interface MaskOptions {
  /** What matches is a box in the picture. */
  readonly blockSelector: string;
  /** What a field holds, as it may be told: asked of every field, by tag, so that unknown and hidden types are too. */
  readonly maskField: (text: string, field: Element) => string;
}

/** Where masking takes hold of the recorder (SPEC MK1). */
export interface MaskHooks {
  readonly options: MaskOptions;
  /** Whether what a field holds may be seen. */
  isOpen(field: Element): boolean;
  /** Whether a box stands in the picture in its place: asked of every element. */
  isBlocked(element: Element): boolean;
  /**
   * Begins a slice of a picture: what is written down is masked in place node by node, each before anything is put
   * in it. Of a document that was, the event is not masked once more.
   */
  slice(nodeOf: (id: number) => Node | null): (written: Written) => void;
  /**
   * Masks an event in place: every event passes here, in order, before anything else is done with it; null:
   * none of it may leave. Two events may not be swapped, nor one passed twice.
   *
   * @param nodeOf the node with that id in the recorder's mirror; null when it has gone
   */
  event(event: eventWithTime, nodeOf: (id: number) => Node | null): eventWithTime | null;
}
