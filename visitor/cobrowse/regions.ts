import { guarded } from '../guard.ts';
import type { Recording } from '../record/recording.ts';
import { WHAT } from './elements.ts';
import type { KeptRegion } from './kept.ts';
import { selectorOf } from './selector.ts';

/** The parts of this page that the visitor hid: before a recording is there as well as while it goes on. */
export interface Regions {
  list(): readonly Element[];
  hide(element: Element): void;
  show(element: Element): void;
  /** From here on they are hidden from this recording too. */
  apply(recording: Recording | null): void;
  close(): void;
}

export interface RegionsSide {
  kept(): readonly KeptRegion[];
  keep(regions: readonly KeptRegion[]): void;
  changed(): void;
}

export function openRegions(side: RegionsSide): Regions {
  /** null: an element that no selector finds again. */
  const hidden = new Map<Element, KeptRegion | null>();
  let recording: Recording | null = null;
  let planned: number | null = null;

  const put = (element: Element, region: KeptRegion | null): void => {
    hidden.set(element, region);
    recording?.masker.hide(element);
    recording?.checkpoint();
    side.changed();
  };

  const isFound = (wanted: KeptRegion): boolean =>
    [...hidden].some(
      ([element, region]) => element.isConnected && region?.selector === wanted.selector,
    );

  /** What was hidden before the page was loaded, or drawn, anew; what comes late is hidden as it comes. */
  const findAgain = guarded(WHAT, () => {
    planned = null;
    for (const region of side.kept()) {
      if (region.path !== location.pathname || isFound(region)) continue;
      const element = find(region.selector);
      if (element === null) continue;
      for (const [old, of] of hidden) if (of?.selector === region.selector) hidden.delete(old);
      put(element, region);
    }
  });
  // Before the next paint, and so before anything of the new picture leaves.
  const soon = guarded(WHAT, () => {
    if (side.kept().length > 0) planned ??= requestAnimationFrame(findAgain);
  });
  const watch = new MutationObserver(soon);
  watch.observe(document.documentElement, { childList: true, subtree: true });
  findAgain();

  return {
    list: () => [...hidden.keys()],
    hide(element) {
      if (hidden.has(element)) return;
      const selector = selectorOf(element);
      const region = selector === null ? null : { path: location.pathname, selector };
      if (region !== null) side.keep([...side.kept(), region]);
      put(element, region);
    },
    show(element) {
      const region = hidden.get(element);
      hidden.delete(element);
      side.keep(side.kept().filter(({ selector }) => selector !== region?.selector));
      recording?.masker.show(element);
      recording?.checkpoint();
      side.changed();
    },
    apply(begun) {
      recording = begun;
      for (const element of hidden.keys()) begun?.masker.hide(element);
    },
    close() {
      watch.disconnect();
      if (planned !== null) cancelAnimationFrame(planned);
    },
  };
}

function find(selector: string): Element | null {
  return CSS.supports(`selector(${selector})`) ? document.querySelector(selector) : null;
}
