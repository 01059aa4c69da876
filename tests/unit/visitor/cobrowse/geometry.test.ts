import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beside, edgeTo, overlap } from '../../../../visitor/cobrowse/geometry.ts';

const view = { left: 0, top: 0, width: 320, height: 568 };
const box = fc.record({
  left: fc.integer({ min: -2_000, max: 2_000 }),
  top: fc.integer({ min: -5_000, max: 5_000 }),
  width: fc.integer({ min: 1, max: 900 }),
  height: fc.integer({ min: 1, max: 900 }),
});

it('[PT4] a card beside an element never leaves the screen, wherever the element is', () => {
  fc.assert(
    fc.property(box, (element) => {
      const size = { width: 296, height: 180 };
      const { x, y } = beside(element, size, view);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + size.width).toBeLessThanOrEqual(view.width);
      expect(y + size.height).toBeLessThanOrEqual(view.height);
    }),
  );
});

it('[PT3] the arrow stands on the screen and points from its middle to the target', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (x, y) => {
      const arrow = edgeTo({ x, y }, view, 36);
      expect(arrow.x).toBeGreaterThanOrEqual(0);
      expect(arrow.x).toBeLessThanOrEqual(view.width);
      expect(arrow.y).toBeGreaterThanOrEqual(0);
      expect(arrow.y).toBeLessThanOrEqual(view.height);
    }),
  );
  expect(edgeTo({ x: 160, y: 9_000 }, view, 36)).toEqual({ x: 160, y: 532, degrees: 90 });
  expect(edgeTo({ x: -900, y: 284 }, view, 36)).toEqual({ x: 36, y: 284, degrees: 180 });
});

it('[PT3] what only touches cannot be seen', () => {
  expect(overlap(view, { ...view, top: 568 })).toBeNull();
  expect(overlap(view, { ...view, top: 500 })).toEqual({ ...view, top: 500, height: 68 });
});
