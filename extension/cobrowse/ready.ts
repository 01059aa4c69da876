/** At most so many images are waited for: those in view, and a page has few. */
const IMAGES_MAX = 200;

/**
 * Calls back when sheets and the images in view are loaded, failed, or `mostMs` have gone by: at once when
 * there is nothing to wait for.
 *
 * @returns stops waiting
 */
export function whenReady(picture: Document, mostMs: number, ready: () => void): () => void {
  const waiting = new Set<Element>([...sheetsOf(picture), ...imagesOf(picture)]);
  const stop = (): void => {
    clearTimeout(timer);
    for (const element of waiting) {
      element.removeEventListener('load', settled);
      element.removeEventListener('error', settled);
    }
    waiting.clear();
  };
  const finish = (): void => {
    stop();
    ready();
  };
  const settled = (event: Event): void => {
    for (const element of waiting) if (element === event.target) waiting.delete(element);
    if (waiting.size === 0) finish();
  };
  const timer = setTimeout(finish, mostMs);
  for (const element of waiting) {
    element.addEventListener('load', settled);
    element.addEventListener('error', settled);
  }
  if (waiting.size === 0) finish();
  return stop;
}

function sheetsOf(picture: Document): HTMLLinkElement[] {
  const links = picture.querySelectorAll<HTMLLinkElement>('link[rel~=stylesheet][href]');
  return [...links].filter((link) => link.sheet === null);
}

function imagesOf(picture: Document): HTMLImageElement[] {
  // Anything can be missing in what somebody else's stream has built.
  const height = picture.scrollingElement?.clientHeight ?? 0;
  const inView: HTMLImageElement[] = [];
  for (const image of [...picture.images].slice(0, IMAGES_MAX)) {
    if (image.complete) continue;
    const { top, bottom } = image.getBoundingClientRect();
    if (bottom > 0 && top < height) inView.push(image);
  }
  return inView;
}
