export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Whole page in view, or a CSS pixel of the visitor as a CSS pixel here. */
export type Zoom = 'fit' | 'full';

/** Where the picture lies in its room. */
export interface Layout {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/**
 * Lays the picture into its room. What does not fit at real size follows the pointer: at the left edge of
 * the room one sees the left edge of the page, at the right the right, so that nothing need be dragged.
 *
 * @param at where the pointer is in the room, 0..1 both ways
 */
export function layOut(viewport: Size, room: Size, zoom: Zoom, at: Point): Layout {
  const fitting = Math.min(1, room.width / viewport.width, room.height / viewport.height);
  const scale = zoom === 'fit' ? Math.max(fitting, 0.01) : 1;
  return {
    scale,
    left: place(viewport.width * scale, room.width, at.x),
    // Below the tools at once: what is looked for on a page is mostly at its top.
    top: Math.min(0, place(viewport.height * scale, room.height, at.y)),
  };
}

/** In the middle when there is room, else as far along as the pointer. */
function place(length: number, room: number, at: number): number {
  return length <= room ? (room - length) / 2 : (room - length) * at;
}

/** The place on the visitor's page under a place in the room; null beside the page. */
export function onPage(layout: Layout, viewport: Size, inRoom: Point): Point | null {
  const x = (inRoom.x - layout.left) / layout.scale;
  const y = (inRoom.y - layout.top) / layout.scale;
  const isOn = x >= 0 && y >= 0 && x < viewport.width && y < viewport.height;
  return isOn ? { x, y } : null;
}

/** Where in the room a place on the page is to be looked for, 0..1: the inverse of following. */
export function following(viewport: Size, page: Point): Point {
  return { x: share(page.x, viewport.width), y: share(page.y, viewport.height) };
}

export function share(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, part / whole));
}
