import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Picture } from '../picture.ts';
import type { Reading } from './age.model.ts';
import {
  following,
  type Layout,
  layOut,
  onPage,
  type Point,
  share,
  type Zoom,
} from './fit.model.ts';
import { Overlay } from './overlay.tsx';
import type { ViewerSide } from './side.ts';
import { stepOf } from './stage-keys.ts';
import type { Tools } from './tools.ts';

type StageProps = {
  readonly side: ViewerSide;
  readonly shown: { readonly picture: Picture; readonly tools: Tools } | null;
  readonly root: { current: HTMLDivElement | null };
  readonly zoom: Signal<Zoom>;
  readonly reading: Reading;
};

const START: Point = { x: 0, y: 0 };

/** The picture in its room, and everything a pointer or the arrow keys do on it. */
export function Stage({ side, shown, root, zoom, reading }: StageProps) {
  const words = side.words.value;
  const room = useRef<HTMLDivElement>(null);
  const size = useSignal({ width: 1, height: 1 });
  const at = useSignal<Point>(START);
  /** Where the arrow keys have brought the pointer, on the page; null while a mouse is used. */
  const aim = useSignal<Point | null>(null);
  const viewport = shown?.picture.viewport.value ?? { width: 1, height: 1 };
  const isKnown = reading.seconds !== null;
  const layout = layOut(viewport, size.value, zoom.value, at.value);
  const tool = shown?.tools.tool.value ?? 'point';
  const canPoint = shown?.picture.canPoint.value === true;

  useEffect(() => {
    const element = room.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 1, height = 1 } = entry?.contentRect ?? {};
      size.value = { width, height };
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [size]);

  const place = (event: PointerEvent): Point | null => {
    const { left, top } = room.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const inRoom = { x: event.clientX - left, y: event.clientY - top };
    const isDrawing = shown?.tools.drawing.isDown.peek() === true;
    if (!isDrawing && zoom.peek() === 'full') {
      const { width, height } = size.peek();
      at.value = { x: share(inRoom.x, width), y: share(inRoom.y, height) };
    }
    aim.value = null;
    return onPage(layOut(viewport, size.peek(), zoom.peek(), at.peek()), viewport, inRoom);
  };

  return (
    <div
      class={`stage stage-${tool} ${canPoint ? 'stage-points' : ''}`}
      ref={room}
      role="application"
      aria-label={words.cobrowse.view.stage}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys point in it
      tabIndex={0}
      data-testid="stage"
      onPointerMove={(event) => shown?.tools.move(place(event))}
      onPointerLeave={() => shown?.tools.move(null)}
      onPointerDown={(event) => {
        const page = place(event);
        if (event.button !== 0 || page === null) return;
        // A line goes on when the hand leaves the picture.
        event.currentTarget.setPointerCapture(event.pointerId);
        shown?.tools.press(page);
      }}
      onPointerUp={() => shown?.tools.release()}
      onPointerCancel={() => shown?.tools.release()}
      onKeyDown={(event) => {
        if (shown === null || !canPoint || event.ctrlKey || event.metaKey || event.altKey) return;
        const page = aim.peek() ?? { x: viewport.width / 2, y: viewport.height / 2 };
        const step = stepOf(event.key, event.shiftKey, page, viewport);
        if (step !== null) {
          aim.value = step;
          at.value = following(viewport, step);
          shown.tools.move(step);
        } else if (event.key === 'Enter' || event.key === ' ') {
          if (shown.tools.drawing.isDown.peek()) shown.tools.release();
          else {
            aim.value = page;
            shown.tools.press(page);
          }
        } else return;
        event.preventDefault();
      }}
    >
      <div
        class={`picture ${reading.isDimmed ? 'picture-dimmed' : ''}`}
        style={frameStyle(layout, isKnown, viewport)}
        ref={root}
      />
      {shown !== null && isKnown && (
        <Overlay side={side} shown={shown} layout={layout} size={size.value} aim={aim.value} />
      )}
    </div>
  );
}

/** In the size of the visitor's viewport, drawn smaller: the page inside is laid out as it is there. */
function frameStyle(
  { scale, left, top }: Layout,
  isKnown: boolean,
  { width, height }: { readonly width: number; readonly height: number },
): Record<string, string> {
  return {
    width: `${width}px`,
    height: `${height}px`,
    transform: `translate(${left}px, ${top}px) scale(${scale})`,
    visibility: isKnown ? 'visible' : 'hidden',
  };
}
