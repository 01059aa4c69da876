import type { eventWithTime } from 'rrweb';

/** rrweb's numbers for kinds of events, without loading rrweb for them. */
export const EventType = {
  DomContentLoaded: 0,
  Load: 1,
  FullSnapshot: 2,
  IncrementalSnapshot: 3,
  Meta: 4,
  Custom: 5,
} as const;

export const IncrementalSource = {
  Mutation: 0,
  MouseMove: 1,
  MouseInteraction: 2,
  Scroll: 3,
  ViewportResize: 4,
  Input: 5,
  TouchMove: 6,
  MediaInteraction: 7,
  StyleSheetRule: 8,
  Drag: 12,
  StyleDeclaration: 13,
  Selection: 14,
  AdoptedStyleSheet: 15,
  CustomElement: 16,
} as const;

/** rrweb tells no empty list, so the viewer would keep the sheets it has. */
export function noAdoptedSheets(host: number): eventWithTime {
  return {
    type: EventType.IncrementalSnapshot,
    data: { source: IncrementalSource.AdoptedStyleSheet, id: host, styleIds: [] },
    timestamp: Date.now(),
  };
}

/** @param x, y in CSS pixels */
export function scrolled(id: number, x: number, y: number): eventWithTime {
  return {
    type: EventType.IncrementalSnapshot,
    data: { source: IncrementalSource.Scroll, id, x, y },
    timestamp: Date.now(),
  };
}

/** A choice of which nothing is chosen. */
export function unselected(id: number): eventWithTime {
  return {
    type: EventType.IncrementalSnapshot,
    data: { source: IncrementalSource.Input, id, text: '', isChecked: false },
    timestamp: Date.now(),
  };
}
