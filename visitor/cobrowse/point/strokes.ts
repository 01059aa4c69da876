import { STROKE_DRAWN_POINTS_MAX, STROKES_MAX } from '../../../shared/protocol/limits.ts';
import { draw } from '../elements.ts';
import type { Follow } from '../follow.ts';
import { boxOf, openSight } from '../sight-of.ts';

/** Lines an agent draws, each on one element; they go where it goes, and grow as it grows. */
export interface Strokes {
  /** @param points x1, y1, x2, y2 … in shares of the element's box */
  add(stroke: string, element: Element, points: readonly number[]): void;
  clear(): void;
}

interface Stroke {
  readonly element: Element;
  readonly line: SVGPolylineElement;
  readonly isSeen: () => boolean;
  readonly points: number[];
}

export function openStrokes(layer: HTMLElement, follow: Follow): Strokes {
  const canvas = draw('svg', { class: 'along-strokes', 'aria-hidden': 'true' });
  layer.append(canvas);
  const strokes = new Map<string, Stroke>();
  let unfollow: (() => void) | null = null;

  const remove = (name: string, { line }: Stroke): void => {
    line.remove();
    strokes.delete(name);
    if (strokes.size > 0) return;
    unfollow?.();
    unfollow = null;
  };

  const redraw = (): void => {
    for (const [name, stroke] of strokes) {
      if (!stroke.element.isConnected) {
        remove(name, stroke);
        continue;
      }
      const { left, top, width, height } = boxOf(stroke.element);
      stroke.line.setAttribute(
        'transform',
        `translate(${left} ${top}) scale(${width || 1} ${height || 1})`,
      );
      stroke.line.toggleAttribute('hidden', !stroke.isSeen());
    }
  };

  const begin = (name: string, element: Element): Stroke => {
    const oldest = [...strokes][0];
    if (strokes.size >= STROKES_MAX && oldest !== undefined) remove(...oldest);
    const line = draw('polyline', { 'vector-effect': 'non-scaling-stroke' });
    canvas.append(line);
    const sightOf = openSight(element);
    const stroke = { element, line, isSeen: () => sightOf() !== null, points: [] };
    strokes.set(name, stroke);
    return stroke;
  };

  return {
    add(name, element, points) {
      const stroke = strokes.get(name) ?? begin(name, element);
      // Carried on over a new picture, the same element has another id, and may be another one.
      if (stroke.element !== element) return;
      const room = STROKE_DRAWN_POINTS_MAX * 2 - stroke.points.length;
      stroke.points.push(...points.slice(0, room - (room % 2)));
      stroke.line.setAttribute('points', stroke.points.join(' '));
      unfollow ??= follow.add(redraw);
      redraw();
    },
    clear() {
      for (const [name, stroke] of strokes) remove(name, stroke);
    },
  };
}
