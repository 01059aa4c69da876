import { IncrementalSource } from './rrweb-words.ts';
import { scrollOf } from './scroll-places.ts';
import { isWithinBlocked, listen, paced, pacedEach, type Watched } from './watched.ts';

const SCROLL_EVERY_MS = 100;
const RESIZE_EVERY_MS = 200;

/** Tells what scrolled, and where to. @returns stops it */
export function watchScrolls(watched: Watched): () => void {
  const { root, mirror, tell } = watched;
  const scrolled = pacedEach(SCROLL_EVERY_MS, (target) => {
    if (isWithinBlocked(target, watched)) return;
    tell(IncrementalSource.Scroll, { id: mirror.getId(target), ...scrollOf(target) });
  });
  return listen(root, ['scroll'], scrolled);
}

/** Tells how large the window is. @returns stops it */
export function watchSize({ window, tell }: Watched): () => void {
  let told = '';
  return listen(
    window,
    ['resize'],
    paced(RESIZE_EVERY_MS, () => {
      const size = sizeNow();
      if (told === JSON.stringify(size)) return;
      told = JSON.stringify(size);
      tell(IncrementalSource.ViewportResize, size);
    }),
  );
}

/** Of the window the page is in, in CSS pixels. */
export function sizeNow(): { readonly width: number; readonly height: number } {
  return { width: innerWidth, height: innerHeight };
}
