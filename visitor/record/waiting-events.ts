import type { eventWithTime } from 'rrweb';
import { EventType, IncrementalSource } from './rrweb-words.ts';

/** Events that wait to be told together, in an order that can be read. */
export interface WaitingEvents {
  /** A picture's first event: how large the page is. */
  open(event: eventWithTime): void;
  /** The picture itself. */
  picture(event: eventWithTime): void;
  /** Any other. */
  add(event: eventWithTime): void;
  hasPicture(): boolean;
  isEmpty(): boolean;
  /** Masked. @param keep which of those that are about nodes can still be told */
  take(keep: (event: eventWithTime) => boolean): eventWithTime[];
  clear(): void;
}

/**
 * First the picture, then what changed in the tree, in the order it was worked out, and then what was done in
 * it: what is typed into a new field must not come before the field (SPEC RC4).
 *
 * @param masked what of an event may leave; of the tree at once, slice by slice, of all else when it is told
 */
export function createWaitingEvents(
  masked: (event: eventWithTime) => readonly eventWithTime[],
): WaitingEvents {
  let opening: eventWithTime[] = [];
  let structure: eventWithTime[] = [];
  let held: eventWithTime[] = [];
  let hasPicture = false;

  const clear = (): void => {
    opening = [];
    structure = [];
    held = [];
    hasPicture = false;
  };

  return {
    open(event) {
      opening = [event];
    },
    picture(event) {
      opening.push(event);
      hasPicture = true;
    },
    add(event) {
      if (isStructure(event)) structure.push(...masked(event));
      else held.push(event);
    },
    hasPicture: () => hasPicture,
    isEmpty: () => opening.length + structure.length + held.length === 0,
    take(keep) {
      const events = [
        ...opening.flatMap(masked),
        ...structure,
        ...held.filter(keep).flatMap(masked),
      ];
      clear();
      return events;
    },
    clear,
  };
}

function isStructure(event: eventWithTime): boolean {
  return (
    event.type === EventType.IncrementalSnapshot && event.data.source === IncrementalSource.Mutation
  );
}

/** Told in this order, so none is younger than the one after: who reads them sorts by time. */
export function inOrder(events: eventWithTime[]): eventWithTime[] {
  let latest = Number.POSITIVE_INFINITY;
  for (const event of [...events].reverse()) {
    latest = Math.min(latest, event.timestamp);
    event.timestamp = latest;
  }
  return events;
}
