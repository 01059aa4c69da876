import type { eventWithTime } from 'rrweb';
import { tellFieldNow } from './field-now.ts';
import { EventType, IncrementalSource } from './rrweb-words.ts';
import type { ScrollPlaces } from './scroll-places.ts';
import type { Writer } from './written.ts';

/** What waited says what a field holds by now; where something was scrolled to is noted as told. */
export function tellAsNow(
  event: eventWithTime,
  nodeOf: (id: number) => Node | null,
  scrolls: ScrollPlaces,
  writer: Writer | null,
): void {
  if (event.type !== EventType.IncrementalSnapshot) return;
  const { data } = event;
  if (data.source === IncrementalSource.Scroll) {
    const node = nodeOf(data.id);
    if (node !== null) scrolls.told(node, data.x, data.y);
  } else if (data.source === IncrementalSource.Input) {
    const node = nodeOf(data.id);
    if (node !== null && writer !== null) tellFieldNow(data, node, writer);
  }
}
