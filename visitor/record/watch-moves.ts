import { IncrementalSource } from './rrweb-words.ts';
import { isTouch } from './watch-presses.ts';
import { listen, paced, targetOf, type Watched } from './watched.ts';

const LOOK_EVERY_MS = 25;
const TELL_EVERY_MS = 50;

const SOURCES: Readonly<Record<string, number>> = {
  mousemove: IncrementalSource.MouseMove,
  touchmove: IncrementalSource.TouchMove,
  drag: IncrementalSource.Drag,
};

/** Tells where the pointer is; the player moves it along the places in between. @returns stops it */
export function watchMoves({ root, mirror, tell }: Watched): () => void {
  let places: { x: number; y: number; id: number; timeOffset: number }[] = [];
  let lookedMs = 0;

  const flush = paced(TELL_EVERY_MS, (source: number) => {
    const now = performance.now();
    for (const place of places) place.timeOffset -= now;
    tell(source, { positions: places });
    places = [];
  });
  return listen(root, Object.keys(SOURCES), (event) => {
    const now = performance.now();
    const at = isTouch(event) ? event.changedTouches[0] : event;
    if (!isPlaced(at)) return;
    // In the place of the one just before it: where it stops is told.
    if (now - lookedMs < LOOK_EVERY_MS) places.pop();
    else lookedMs = now;
    const { clientX: x, clientY: y } = at;
    places.push({ x, y, id: mirror.getId(targetOf(event)), timeOffset: now });
    flush(SOURCES[event.type] ?? IncrementalSource.MouseMove);
  });
}

function isPlaced(at: object | undefined): at is MouseEvent | Touch {
  return at !== undefined && 'clientX' in at;
}
