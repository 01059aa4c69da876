import type { eventWithTime } from 'rrweb';
import * as EventType from './event-type.ts';
import * as IncrementalSource from './incremental-source.ts';

/** rrweb's numbers for kinds of events, without loading rrweb for them. */
export { EventType, IncrementalSource };

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
