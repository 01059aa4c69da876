import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAge } from '../../../../../extension/cobrowse/view/age.model.ts';
import {
  following,
  layOut,
  onPage,
  share,
} from '../../../../../extension/cobrowse/view/fit.model.ts';
import { sayAge } from '../../../../../extension/cobrowse/view/say-age.ts';
import { stepOf } from '../../../../../extension/cobrowse/view/stage-keys.ts';
import { en } from '../../../../../extension/panel/words/en.ts';
import { COBROWSE_STALE_AFTER_MS } from '../../../../../shared/protocol/limits.ts';

const live = { kind: 'live' } as const;

test('[VW23] a picture of now is said to be of now, an older one how old, a stale one in red with words', () => {
  expect(readAge(live, 0)).toEqual({ tone: 'petrol', seconds: 0, says: null, isDimmed: false });
  expect(readAge(live, 1_600)).toMatchObject({ tone: 'petrol', seconds: 2, says: null });
  expect(readAge(live, COBROWSE_STALE_AFTER_MS)).toMatchObject({ tone: 'petrol', says: null });
  expect(readAge(live, COBROWSE_STALE_AFTER_MS + 1)).toMatchObject({ tone: 'red', says: 'stale' });
});

test('[VW23] a visitor elsewhere, a page that went and a link that broke are red and dim the picture', () => {
  for (const kind of ['away', 'lost', 'connecting'] as const) {
    expect(readAge({ kind }, 4_000)).toEqual({
      tone: 'red',
      seconds: 4,
      says: kind,
      isDimmed: true,
    });
  }
});

test('[VW23] before the first picture there is no age, and it is said what is waited for', () => {
  expect(readAge({ kind: 'connecting' }, null)).toMatchObject({
    seconds: null,
    says: 'connecting',
  });
  expect(readAge({ kind: 'waiting' }, null)).toMatchObject({ seconds: null, says: 'waiting' });
  expect(readAge(live, null)).toMatchObject({ seconds: null, says: 'waiting', tone: 'quiet' });
  expect(readAge({ kind: 'ended', because: 'over', sentence: '' }, 200)).toMatchObject({
    seconds: null,
    says: 'ended',
  });
});

test('[VW23] ages are said as people say them', () => {
  expect([0, 4, 59, 75].map((seconds) => sayAge(en, seconds))).toEqual([
    'now',
    '4 s',
    '59 s',
    '1:15',
  ]);
});

const size = (least: number, most: number) =>
  fc.record({
    width: fc.integer({ min: least, max: most }),
    height: fc.integer({ min: least, max: most }),
  });
const unit = fc.double({ min: 0, max: 1, noNaN: true });

test('[VW24] the whole page is in its room, never larger than it is', () => {
  fc.assert(
    fc.property(size(200, 4_000), size(200, 2_000), (viewport, room) => {
      const { scale, left, top } = layOut(viewport, room, 'fit', { x: 0, y: 0 });
      expect(scale).toBeLessThanOrEqual(1);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(viewport.width * scale).toBeLessThanOrEqual(room.width + 0.001);
      expect(top + viewport.height * scale).toBeLessThanOrEqual(room.height + 0.001);
    }),
  );
});

test('[VW24] what a room has under the pointer at real size covers the page from edge to edge', () => {
  fc.assert(
    fc.property(size(800, 4_000), size(200, 700), unit, unit, (viewport, room, x, y) => {
      const at = { x, y };
      const inRoom = { x: x * room.width, y: y * room.height };
      const layout = layOut(viewport, room, 'full', at);
      expect(layout.scale).toBe(1);
      expect(inRoom.x - layout.left).toBeCloseTo(x * viewport.width, 6);
      expect(inRoom.y - layout.top).toBeCloseTo(y * viewport.height, 6);
    }),
  );
});

test('[VW24] following a place of the page brings it into the room, and back again to the same place', () => {
  fc.assert(
    fc.property(size(800, 4_000), size(200, 700), unit, unit, (viewport, room, x, y) => {
      const page = { x: x * (viewport.width - 1), y: y * (viewport.height - 1) };
      const layout = layOut(viewport, room, 'full', following(viewport, page));
      const inRoom = { x: layout.left + page.x, y: layout.top + page.y };
      expect(inRoom.x).toBeGreaterThanOrEqual(-0.001);
      expect(inRoom.x).toBeLessThanOrEqual(room.width + 0.001);
      const back = onPage(layout, viewport, inRoom);
      expect(back?.x).toBeCloseTo(page.x, 6);
      expect(back?.y).toBeCloseTo(page.y, 6);
    }),
  );
});

test('[VW24] beside the page is no place of it, and a room without size breaks nothing', () => {
  const viewport = { width: 400, height: 800 };
  const layout = layOut(viewport, { width: 800, height: 400 }, 'fit', { x: 0, y: 0 });
  expect(onPage(layout, viewport, { x: 10, y: 10 })).toBeNull();
  expect(onPage(layout, viewport, { x: 400, y: 10 })).not.toBeNull();
  expect(layOut(viewport, { width: 0, height: 0 }, 'fit', { x: 0, y: 0 }).scale).toBeGreaterThan(0);
  expect(share(5, 0)).toBe(0);
});

test('[PT23] arrow keys move the pointer within the page, finer with Shift', () => {
  const within = { width: 100, height: 100 };
  expect(stepOf('ArrowRight', false, { x: 10, y: 10 }, within)).toEqual({ x: 34, y: 10 });
  expect(stepOf('ArrowUp', true, { x: 10, y: 10 }, within)).toEqual({ x: 10, y: 6 });
  expect(stepOf('ArrowDown', false, { x: 0, y: 90 }, within)).toEqual({ x: 0, y: 99 });
  expect(stepOf('a', false, { x: 0, y: 0 }, within)).toBeNull();
});
