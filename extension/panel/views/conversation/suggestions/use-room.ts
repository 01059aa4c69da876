import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** How high the lines and this place are together, in pixels; 0 until that is known. */
export function useRoom(): { readonly place: RefObject<HTMLElement | null>; readonly px: number } {
  const place = useRef<HTMLElement>(null);
  const px = useSignal(0);
  useLayoutEffect(() => {
    const lines = place.current?.parentElement?.querySelector<HTMLElement>('.lines-frame');
    if (lines === null || lines === undefined) return;
    const measure = () => {
      px.value = lines.clientHeight + (place.current?.offsetHeight ?? 0);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(lines);
    return () => observer.disconnect();
  }, [px]);
  return { place, px: px.value };
}
