import { guarded } from '../guard.ts';
import { WHAT } from './elements.ts';

/** Whether the dialog we went into is still there: nothing tells of a dialog that is taken out of the page. */
const LOOK_EVERY_MS = 500;

/**
 * A modal dialog of the shop switches off all that is not in it, and a full screen covers it; the way to stop must
 * work all the same. While one is there our element stands in it. What shops switch off around their own
 * dialogs is switched on again for our element alone.
 */
export function keepReachable(host: Element): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let planned: number | null = null;
  const settle = guarded(WHAT, () => {
    planned = null;
    for (const name of ['inert', 'aria-hidden']) host.removeAttribute(name);
    const above = topmost();
    const home = above ?? document.body;
    if (home !== null && host.parentNode !== home) home.append(host);
    clearInterval(timer);
    if (above !== null) timer = setInterval(settle, LOOK_EVERY_MS);
  });
  // Not in the same turn: a shop that puts back what we take away would never let go of it.
  const soon = (): void => {
    planned ??= requestAnimationFrame(settle);
  };
  const watch = new MutationObserver(soon);
  watch.observe(document.documentElement, {
    subtree: true,
    attributes: true,
    attributeFilter: ['open', 'inert', 'aria-hidden'],
  });
  document.addEventListener('fullscreenchange', soon);
  settle();
  return () => {
    watch.disconnect();
    clearInterval(timer);
    if (planned !== null) cancelAnimationFrame(planned);
    document.removeEventListener('fullscreenchange', soon);
    if (document.body !== null && host.parentNode !== document.body) document.body.append(host);
  };
}

/** What holds nothing but itself: our element would not be drawn in it. */
const HOLDS_NOTHING = /^(video|audio|img|iframe|canvas|object|embed)$/;

function topmost(): Element | null {
  const modal = CSS.supports('selector(:modal)')
    ? [...document.querySelectorAll('dialog:modal')].at(-1)
    : undefined;
  const full = document.fullscreenElement;
  return modal ?? (full !== null && !HOLDS_NOTHING.test(full.localName) ? full : null);
}
