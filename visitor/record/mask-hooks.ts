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
  /** Whether a box stands in the picture in its place: asked of every element. @param said as Seams.isLeftOut */
  isBoxed(element: Element, tag: string, said: Readonly<Record<string, unknown>>): boolean;
  /**
   * Begins a slice: what is written down is masked in place node by node, each before anything is put in it.
   *
   * @param into a list of added nodes, of which the event that tells it is not masked once more: each of them has to
   *   have passed, in the same turn. Null: of a document that was, its event is not.
   */
  slice(nodeOf: (id: number) => Node | null, into: object | null): MaskWritten;
  /**
   * Masks an event in place: every event passes here, in order, before anything else is done with it; null:
   * none of it may leave. Two events may not be swapped, nor one passed twice.
   *
   * @param nodeOf the node with that id in the recorder's mirror; null when it has gone
   */
  event(event: eventWithTime, nodeOf: (id: number) => Node | null): eventWithTime | null;
}

/** @param parent in which it stands: an element, a document, or a shadow root */
export type MaskWritten = (written: Written, node: Node, parent: Node | null) => void;
