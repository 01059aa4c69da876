import { COBROWSE_FRAME_LOAD_MAX_MS } from '../../shared/protocol/limits.ts';
import { guarded } from '../guard.ts';
import { isInPage } from './page-tree.ts';

/** Frames and style sheets that are still loading, each with one listener that goes when recording stops. */
export interface Loading {
  frame(frame: HTMLIFrameElement, listener: () => void): void;
  sheet(link: HTMLLinkElement, listener: () => void): void;
  stop(): void;
}

/** @param isKnown deals with a frame that was loaded before: its document is told already, or may not be read now */
export function watchLoading(isKnown: (frame: HTMLIFrameElement) => boolean): Loading {
  const stops = new Map<Element, () => void>();

  const listen = (element: Element, listener: () => void, isReady: boolean): void => {
    stops.get(element)?.();
    const loaded = guarded('a frame or style sheet in the picture', listener);
    element.addEventListener('load', loaded);
    // One that never says it has loaded is written down as it is.
    const timer = setTimeout(loaded, isReady ? 0 : COBROWSE_FRAME_LOAD_MAX_MS);
    stops.set(element, () => {
      clearTimeout(timer);
      element.removeEventListener('load', loaded);
      stops.delete(element);
    });
  };

  return {
    frame(frame, listener) {
      listen(
        frame,
        () => {
          if (!isInPage(frame)) stops.get(frame)?.();
          else if (!isKnown(frame)) listener();
        },
        isLoaded(frame),
      );
    },
    sheet(link, listener) {
      listen(
        link,
        () => {
          stops.get(link)?.();
          if (isInPage(link)) listener();
        },
        false,
      );
    },
    stop() {
      for (const stop of [...stops.values()]) stop();
    },
  };
}

/** A frame without an address is what it is at once; one with an address begins as an empty page. */
function isLoaded(frame: HTMLIFrameElement): boolean {
  const inside = frame.contentDocument;
  if (inside?.readyState !== 'complete') return false;
  return inside.URL !== 'about:blank' || frame.src === '' || frame.src === 'about:blank';
}
