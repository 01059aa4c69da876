/** In CSS pixels of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export function overlap(one: Box, other: Box): Box | null {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const width = Math.min(one.left + one.width, other.left + other.width) - left;
  const height = Math.min(one.top + one.height, other.top + other.height) - top;
  return width > 0 && height > 0 ? { left, top, width, height } : null;
}

export const middleOf = ({ left, top, width, height }: Box): Spot => ({
  x: left + width / 2,
  y: top + height / 2,
});

export const viewport = (): Box => {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  // A document in quirks mode says the height of its content there.
  return { left: 0, top: 0, width, height: Math.min(height, innerHeight) };
};

/** Where an arrow at the edge stands, and which way it points (degrees, 0 is right), for what is out of sight. */
export function edgeTo(
  target: Spot,
  view: Box,
  marginPx: number,
): Spot & { readonly degrees: number } {
  const middle = middleOf(view);
  const reachX = Math.max(1, view.width / 2 - marginPx);
  const reachY = Math.max(1, view.height / 2 - marginPx);
  const dx = target.x - middle.x;
  const dy = target.y - middle.y;
  const share = Math.max(Math.abs(dx) / reachX, Math.abs(dy) / reachY, 1);
  return {
    x: middle.x + dx / share,
    y: middle.y + dy / share,
    degrees: (Math.atan2(dy, dx) * 180) / Math.PI,
  };
}

/** Beside a box without leaving the view: below it when there is room, else above, else over it. */
export function beside(box: Box, size: { width: number; height: number }, view: Box): Spot {
  const gapPx = 10;
  const below = box.top + box.height + gapPx;
  const above = box.top - gapPx - size.height;
  const bottom = view.top + view.height - size.height - gapPx;
  const y = below <= bottom ? below : above;
  const right = view.left + view.width - size.width - gapPx;
  const within = (at: number, most: number): number => Math.max(gapPx, Math.min(at, most));
  return { x: within(box.left, right), y: within(y, bottom) };
}
