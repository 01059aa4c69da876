import type { eventWithTime } from 'rrweb';
import { EventType, IncrementalSource } from './rrweb-words.ts';

/** What an event is about, for deciding whether it can still be told. */
interface Told {
  readonly source: number;
  id?: number;
  styleId?: number;
  ranges?: { start: number; end: number }[];
  positions?: { id: number }[];
}

/** Whether an event that waited for its nodes to be told can be told now; it is brought up to date. */
export function stillTrue(
  event: eventWithTime,
  nodeOf: (id: number) => Node | null,
  has: (node: Node) => boolean,
  fresh: ReadonlySet<Node>,
): boolean {
  if (event.type !== EventType.IncrementalSnapshot) return true;
  const told: Told = event.data;
  const shownNode = (id: number | undefined): Node | null => {
    const node = id === undefined ? null : nodeOf(id);
    return node !== null && has(node) ? node : null;
  };
  const node = shownNode(told.id);
  switch (told.source) {
    case IncrementalSource.MouseMove:
    case IncrementalSource.TouchMove:
    case IncrementalSource.Drag:
      for (const position of told.positions ?? []) {
        if (shownNode(position.id) === null) position.id = NOTHING;
      }
      return true;
    case IncrementalSource.MouseInteraction:
      // Where it was is worth telling even when what was there has gone.
      if (node === null) told.id = NOTHING;
      return true;
    case IncrementalSource.Selection:
      return (told.ranges ?? []).every(
        ({ start, end }) => shownNode(start) !== null && shownNode(end) !== null,
      );
    case IncrementalSource.StyleSheetRule:
    case IncrementalSource.StyleDeclaration:
      if (told.styleId !== undefined && told.styleId > 0) return true;
      // Written down anew, the element has its rules in it.
      return node !== null && !fresh.has(node);
    case IncrementalSource.Scroll:
    case IncrementalSource.Input:
    case IncrementalSource.MediaInteraction:
    case IncrementalSource.AdoptedStyleSheet:
      return node !== null;
    default:
      return true;
  }
}

const NOTHING = -1;

/**
 * Of what happens while a picture is made: rules of a style sheet that is yet to be written down will be in it,
 * and must not be told twice.
 */
export function isWorthHolding(event: eventWithTime, isShown: (id: number) => boolean): boolean {
  if (event.type !== EventType.IncrementalSnapshot) return true;
  const told: Told = event.data;
  if (
    told.source !== IncrementalSource.StyleSheetRule &&
    told.source !== IncrementalSource.StyleDeclaration
  ) {
    return true;
  }
  return (told.styleId ?? NOTHING) > 0 || isShown(told.id ?? NOTHING);
}
