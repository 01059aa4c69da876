import type { eventWithTime } from 'rrweb';
import { isDocument, isElement } from './page-tree.ts';
import type { Mirror } from './rrweb-seams.ts';
import { scrolled } from './rrweb-words.ts';
import type { Shown } from './shown.ts';

/**
 * How far things are scrolled, as the viewer has it. The browser tells nobody when a node loses its place by
 * being moved, and the viewer does not move what ends up in the same order (SPEC RC3).
 */
export interface ScrollPlaces {
  /** The viewer was told, by an event or with the picture. */
  told(node: Node, x: number, y: number): void;
  /** Put in anew: the viewer has it at its top. */
  fresh(node: Node): void;
  /** Something is scrolled, or may have been. */
  isAny(): boolean;
  /** What the viewer has otherwise than the page; to be asked when the page has just been drawn. */
  differences(): eventWithTime[];
  clear(): void;
}

interface Scrolled {
  readonly x: number;
  readonly y: number;
}

const AT_TOP: Scrolled = { x: 0, y: 0 };

export function createScrollPlaces(shown: Shown, mirror: () => Mirror | null): ScrollPlaces {
  const places = new Map<Node, Scrolled>();
  return {
    told(node, x, y) {
      places.set(node, { x, y });
    },
    fresh(node) {
      if (isElement(node) || isDocument(node)) places.set(node, AT_TOP);
    },
    isAny: () => places.size > 0,
    differences() {
      const events: eventWithTime[] = [];
      for (const [node, told] of places) {
        const now = shown.has(node) ? scrollOf(node) : AT_TOP;
        if (shown.has(node) && (now.x !== told.x || now.y !== told.y)) {
          events.push(scrolled(mirror()?.getId(node) ?? 0, now.x, now.y));
        }
        if (now.x === 0 && now.y === 0) places.delete(node);
        else places.set(node, now);
      }
      return events;
    },
    clear: () => places.clear(),
  };
}

/** How far it is scrolled now, in CSS pixels. */
export function scrollOf(node: Node): Scrolled {
  if (isElement(node)) return { x: node.scrollLeft, y: node.scrollTop };
  const view = isDocument(node) ? node.defaultView : null;
  return view === null ? AT_TOP : { x: view.scrollX, y: view.scrollY };
}
