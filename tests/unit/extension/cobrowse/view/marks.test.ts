import { expect, test } from 'vitest';
import { MARKS_GONE_SAID_MS } from '../../../../../extension/cobrowse/view/tools.ts';
import { openFakeTools as open } from './fake-tools.ts';

/** A ring on one element and a line on another. */
function openWithMarks() {
  const opened = open();
  const { tools } = opened;
  tools.choose('ring');
  tools.press({ x: 250, y: 150 });
  tools.sayRing('this one');
  tools.choose('draw');
  tools.press({ x: 50, y: 50 });
  tools.release();
  const clears = () => opened.saidOf('cobrowse.clear').length;
  return { ...opened, clears };
}

test('[PT20] ring and lines stay through new pictures of the same page', () => {
  const { tools, world, clears } = openWithMarks();
  for (let turn = 0; turn < 3; turn += 1) {
    world.checkpoint += 1;
    tools.forgetGone();
  }
  expect(tools.ring.value).toMatchObject({ text: 'this one' });
  expect(tools.drawing.strokes.value).toHaveLength(1);
  expect([tools.haveMarksGone.value, clears()]).toEqual([false, 0]);
});

test('[PT20] what loses its element goes, it is said for a while, and the rest stays', () => {
  const { tools, gone, clears, pass } = openWithMarks();
  gone.add(13);
  tools.forgetGone();
  expect(tools.ring.value).toBeNull();
  expect(tools.drawing.strokes.value).toHaveLength(1);
  expect([tools.haveMarksGone.value, clears()]).toEqual([true, 0]);
  pass(MARKS_GONE_SAID_MS - 1);
  gone.add(1);
  tools.forgetGone();
  expect(tools.drawing.strokes.value).toEqual([]);
  pass(1);
  expect([tools.haveMarksGone.value, clears()]).toEqual([true, 1]);
  pass(MARKS_GONE_SAID_MS - 1);
  expect(tools.haveMarksGone.value).toBe(false);
});

test('[PT20] with another page all of it goes, here and on whatever still shows it', () => {
  const { tools, world, clears } = openWithMarks();
  world.since = world.checkpoint + 1;
  tools.forgetGone();
  tools.forgetGone();
  expect([tools.ring.value, tools.drawing.strokes.value]).toEqual([null, []]);
  expect([tools.haveMarksGone.value, clears()]).toEqual([true, 1]);
});

test('[PT20] the line under the hand is not taken away: it goes on from another element', () => {
  const { tools, gone } = open();
  tools.choose('draw');
  tools.press({ x: 50, y: 50 });
  gone.add(1);
  tools.forgetGone();
  expect(tools.haveMarksGone.value).toBe(false);
  tools.move({ x: 250, y: 50 });
  tools.release();
  tools.forgetGone();
  expect(tools.drawing.strokes.value.map(({ anchor }) => anchor.node)).toEqual([3]);
});
