import { guarded } from '../guard.ts';
import { WHAT } from './elements.ts';

/** Something that comes up under a pointer which is already on its way down must not be pressed by it. */
export const SETTLING_MS = 500;

/** Keeps buttons from being pressed until they have been there for a moment. */
export function settling(buttons: readonly HTMLElement[]): () => void {
  for (const each of buttons) each.setAttribute('aria-disabled', 'true');
  const free = (): void => {
    for (const each of buttons) each.removeAttribute('aria-disabled');
  };
  const timer = setTimeout(guarded(WHAT, free), SETTLING_MS);
  return () => clearTimeout(timer);
}
