import { Value } from '@sinclair/typebox/value';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PIECE_EVERY_MS } from '../../../../../extension/cobrowse/view/drawing.ts';
import { POINT_EVERY_MS } from '../../../../../extension/cobrowse/view/pointer.ts';
import {
  backFrom,
  REACH,
  relativeTo,
} from '../../../../../extension/cobrowse/view/stroke.model.ts';
import { UpViewer } from '../../../../../shared/protocol/frame-sockets.ts';
import {
  STROKE_POINTS_MAX,
  STROKES_MAX,
  VIEWER_MESSAGES_PER_SECOND,
} from '../../../../../shared/protocol/limits.ts';
import { openFakeTools as open } from './fake-tools.ts';

test('[PT20] the pointer is said at once, then at most once in POINT_EVERY_MS, and its last place always', () => {
  const { tools, saidOf, pass } = open();
  for (let x = 0; x < 50; x += 1) tools.move({ x, y: 0 });
  expect(saidOf('cobrowse.point')).toHaveLength(1);
  pass(POINT_EVERY_MS);
  expect(saidOf('cobrowse.point').map(({ node, x }) => [node, x])).toEqual([
    [1, 0],
    [1, 0.49],
  ]);
  pass(POINT_EVERY_MS);
  expect(saidOf('cobrowse.point')).toHaveLength(2);
});

test('[PT20] a second of moving is within what the sidecar takes', () => {
  const { tools, said, pass } = open();
  for (let ms = 0; ms < 1_000; ms += 1) {
    tools.move({ x: ms, y: ms });
    pass(1);
  }
  expect(said.length).toBeLessThanOrEqual(VIEWER_MESSAGES_PER_SECOND);
});

test('[PT20] a pointer that leaves the picture is taken away, once', () => {
  const { tools, saidOf, pass } = open();
  tools.move(null);
  expect(saidOf('cobrowse.point')).toEqual([]);
  tools.move({ x: 5, y: 5 });
  pass(POINT_EVERY_MS);
  tools.move(null);
  pass(POINT_EVERY_MS);
  tools.move(null);
  pass(POINT_EVERY_MS);
  expect(saidOf('cobrowse.point').map(({ node }) => node)).toEqual([1, null]);
});

test('[PT22] who may not point says nothing', () => {
  const { tools, said, canPoint, pass } = open();
  canPoint.value = false;
  for (const tool of ['point', 'ring', 'draw', 'propose'] as const) {
    tools.choose(tool);
    tools.move({ x: 5, y: 5 });
    tools.press({ x: 5, y: 5 });
    tools.release();
    pass(1_000);
  }
  expect(said).toEqual([]);
});

test('[PT20] a ring goes round the element at once, and words follow', () => {
  const { tools, saidOf } = open();
  tools.choose('ring');
  tools.press({ x: 250, y: 150 });
  expect(tools.asking.value).toMatchObject({ kind: 'ring', anchor: { node: 13 } });
  tools.sayRing('size 39');
  expect(saidOf('cobrowse.ring').map(({ node, text }) => [node, text])).toEqual([
    [13, ''],
    [13, 'size 39'],
  ]);
  expect(tools.ring.value).toMatchObject({ text: 'size 39' });
  expect(tools.asking.value).toBeNull();
});

test('[PT20] a ring without words is said once', () => {
  const { tools, saidOf } = open();
  tools.choose('ring');
  tools.press({ x: 5, y: 5 });
  tools.sayRing('');
  expect(saidOf('cobrowse.ring')).toHaveLength(1);
  expect(tools.ring.value).toMatchObject({ text: '' });
});

test('[PT20] a line is bound to the element it begins on and goes out in pieces that fit', () => {
  const { tools, saidOf, pass } = open();
  tools.choose('draw');
  tools.press({ x: 150, y: 50 });
  for (let step = 0; step < STROKE_POINTS_MAX * 2; step += 1) tools.move({ x: 150 + step, y: 60 });
  expect(saidOf('cobrowse.draw')).toEqual([]);
  pass(PIECE_EVERY_MS);
  tools.move({ x: 300, y: 100 });
  tools.release();
  const pieces = saidOf('cobrowse.draw');
  expect(new Set(pieces.map(({ stroke, node }) => `${stroke} ${node}`))).toEqual(
    new Set(['id-1 2']),
  );
  expect(pieces.flatMap(({ points }) => points)).toHaveLength((STROKE_POINTS_MAX * 2 + 2) * 2);
  for (const { points } of pieces) expect(points.length).toBeLessThanOrEqual(STROKE_POINTS_MAX * 2);
  expect(pieces[0]?.points.slice(0, 2)).toEqual([0.5, 0.5]);
  expect(pieces.at(-1)?.points.slice(-2)).toEqual([2, 1]);
});

test('[PT20] while a line is drawn the pointer says nothing beside it', () => {
  const { tools, saidOf, pass } = open();
  tools.choose('draw');
  tools.press({ x: 50, y: 50 });
  tools.move({ x: 60, y: 60 });
  pass(1_000);
  expect(saidOf('cobrowse.point')).toEqual([]);
});

test('[PT20] a line that leaves its element too far behind goes on from another, within reach of each', () => {
  const { tools, tiny, saidOf } = open();
  tiny.add(1);
  tools.choose('draw');
  tools.press({ x: 5, y: 5 });
  for (const x of [200, 201, 350]) tools.move({ x, y: 5 });
  tools.release();
  expect(saidOf('cobrowse.draw').map(({ stroke, node, points }) => [stroke, node, points])).toEqual(
    [
      ['id-1', 1, [0.5, 0.5, REACH, 0.5]],
      ['id-2', 3, [0.01, 0.05, 1.5, 0.05]],
    ],
  );
});

test('[PT20] a line that loses its element goes on from another', () => {
  const { tools, gone, saidOf } = open();
  tools.choose('draw');
  tools.press({ x: 50, y: 50 });
  gone.add(1);
  tools.move({ x: 250, y: 50 });
  tools.release();
  expect(saidOf('cobrowse.draw').map(({ stroke, node }) => [stroke, node])).toEqual([
    ['id-1', 1],
    ['id-2', 3],
  ]);
});

test('[PT20] at most STROKES_MAX lines are drawn here; the oldest goes', () => {
  const { tools } = open();
  tools.choose('draw');
  for (let line = 0; line <= STROKES_MAX; line += 1) {
    tools.press({ x: 5, y: 5 });
    tools.release();
  }
  const kept = tools.drawing.strokes.value;
  expect(kept).toHaveLength(STROKES_MAX);
  expect(kept[0]?.stroke).toBe('id-2');
});

test('[PT20] wiping takes ring and lines away, here and there', () => {
  const { tools, said } = open();
  tools.choose('ring');
  tools.press({ x: 5, y: 5 });
  tools.choose('draw');
  tools.press({ x: 5, y: 5 });
  tools.release();
  tools.clear();
  expect(tools.ring.value).toBeNull();
  expect(tools.drawing.strokes.value).toEqual([]);
  expect(said.at(-1)).toEqual({ type: 'cobrowse.clear' });
});

test('[PT20] a place measured in an element’s box is the same place again, wherever the box is then', () => {
  const number = fc.integer({ min: -2_000, max: 2_000 });
  const box = fc.record({
    left: number,
    top: number,
    width: fc.integer({ min: 0, max: 2_000 }),
    height: fc.integer({ min: 0, max: 2_000 }),
  });
  fc.assert(
    fc.property(box, number, number, (from, x, y) => {
      const back = backFrom(from, relativeTo(from, { x, y }));
      expect(Math.abs(back.x - x)).toBeLessThanOrEqual(0.11);
      expect(Math.abs(back.y - y)).toBeLessThanOrEqual(0.11);
    }),
  );
});

test('[PT21] one thing is proposed at a time, and what became of it is known', () => {
  const { tools, saidOf, answer } = open();
  tools.choose('propose');
  tools.press({ x: 5, y: 5 });
  const asked = tools.asking.value;
  if (asked?.kind !== 'propose' || asked.anchor === null) throw new Error('nothing was asked');
  tools.proposals.propose(asked.anchor, { kind: 'click' });
  expect(tools.proposals.current.value).toMatchObject({ proposal: 'id-1', answer: 'sent' });
  answer('id-1', 'shown');
  tools.proposals.propose(asked.anchor, { kind: 'fill', text: 'VERA10' });
  answer('id-1', 'replaced');
  expect(tools.proposals.current.value).toMatchObject({ proposal: 'id-2', answer: 'sent' });
  answer('id-2', 'done');
  expect(tools.proposals.current.value).toMatchObject({ answer: 'done' });
  expect(saidOf('cobrowse.propose').map(({ act }) => act.kind)).toEqual(['click', 'fill']);
});

test('[PT21] taking a proposal back tells the page; putting an answer away does not', () => {
  const { tools, saidOf, answer } = open();
  tools.proposals.showCode('VERA10');
  tools.proposals.putAway();
  expect(saidOf('cobrowse.withdraw')).toEqual([{ type: 'cobrowse.withdraw', proposal: 'id-1' }]);
  tools.proposals.showCode(null);
  answer('id-2', 'not-found');
  tools.proposals.putAway();
  expect(saidOf('cobrowse.withdraw')).toHaveLength(1);
  expect(saidOf('cobrowse.coupon').map(({ code }) => code)).toEqual(['VERA10', null]);
  expect(tools.proposals.current.value).toBeNull();
});

test('[PT20] all that is said is in the protocol, whatever a hand does', () => {
  const place = fc.record({
    x: fc.double({ min: -50, max: 1_050, noNaN: true }),
    y: fc.double({ min: -50, max: 1_050, noNaN: true }),
  });
  const deed = fc.oneof(
    fc.record({ does: fc.constant('move' as const), at: fc.option(place) }),
    fc.record({ does: fc.constant('press' as const), at: place }),
    fc.record({ does: fc.constant('release' as const) }),
    fc.record({
      does: fc.constant('choose' as const),
      tool: fc.constantFrom('point' as const, 'ring' as const, 'draw' as const, 'propose' as const),
    }),
    fc.record({ does: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 100 }) }),
    fc.record({ does: fc.constant('turn' as const) }),
  );
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      const { tools, said, pass, world } = open();
      for (const one of deeds) {
        if (one.does === 'move') tools.move(one.at);
        else if (one.does === 'press') tools.press(one.at);
        else if (one.does === 'release') tools.release();
        else if (one.does === 'choose') tools.choose(one.tool);
        else if (one.does === 'pass') pass(one.ms);
        else world.checkpoint += 1;
      }
      tools.release();
      pass(1_000);
      for (const message of said) {
        const named = JSON.parse(
          JSON.stringify(message).replaceAll(
            /"id-(\d+)"/g,
            '"00000000-0000-4000-8000-00000000000$1"',
          ),
        );
        expect([...Value.Errors(UpViewer, named)].map(({ message: why }) => why)).toEqual([]);
      }
      expect(REACH).toBe(20);
    }),
  );
});
