import type { eventWithTime } from 'rrweb';
import * as EventType from './event-type.ts';
import * as IncrementalSource from './incremental-source.ts';
import type { Mutation } from './rrweb-seams.ts';

/** rrweb's numbers for kinds of events, without loading rrweb for them. */
export { EventType, IncrementalSource };

export function eventOf(type: number, data: object): eventWithTime {
  // rrweb's events are told apart by their numbers, which are given here. Nothing is said after a picture's tree, which
  // is then packed in slices (shared/frames/encoder.ts).
  return { type, timestamp: Date.now(), data } as eventWithTime;
}

const changeOf = (data: object): eventWithTime => eventOf(EventType.IncrementalSnapshot, data);

/** What changed in the tree. */
export function mutated(mutation: Mutation): eventWithTime {
  return changeOf({ source: IncrementalSource.Mutation, ...mutation });
}

/** rrweb tells no empty list, so the viewer would keep the sheets it has. */
export function noAdoptedSheets(host: number): eventWithTime {
  return changeOf({ source: IncrementalSource.AdoptedStyleSheet, id: host, styleIds: [] });
}

/** @param x, y in CSS pixels */
export function scrolled(id: number, x: number, y: number): eventWithTime {
  return changeOf({ source: IncrementalSource.Scroll, id, x, y });
}

/** A choice of which nothing is chosen. */
export function unselected(id: number): eventWithTime {
  return changeOf({ source: IncrementalSource.Input, id, text: '', isChecked: false });
}
