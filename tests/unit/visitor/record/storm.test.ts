import { expect, test } from 'vitest';
import {
  STORM_CHANGES_PER_SECOND,
  STORM_TELL_EVERY_MS,
} from '../../../../shared/protocol/limits.ts';
import { createStorm } from '../../../../visitor/record/storm.ts';

// Nothing of a node is looked at but that it is the same one.
const node = Object.create(null);
const other = Object.create(null);

test('[RC5] a node that changes too often is told at its own pace, and others at once', () => {
  let now = 0;
  const storm = createStorm(
    () => now,
    () => true,
  );
  for (let times = 0; times < STORM_CHANGES_PER_SECOND; times += 1) storm.changed(new Set([node]));
  expect(storm.turn()(node)).toBe(false);
  storm.changed(new Set([node]));
  storm.changed(new Set([other]));
  expect(storm.stormy()).toBe(1);
  const turn = storm.turn();
  expect([turn(node), turn(node)]).toEqual([false, false]);
  now += STORM_TELL_EVERY_MS - 1;
  expect([storm.turn()(node), storm.turn()(other)]).toEqual([true, false]);
  now += 1;
  expect(storm.turn()(node)).toBe(false);
});

test('[RC5] calmed down, it is told at once again and no longer counted', () => {
  let now = 0;
  const storm = createStorm(
    () => now,
    () => true,
  );
  for (let times = 0; times <= STORM_CHANGES_PER_SECOND; times += 1) storm.changed(new Set([node]));
  now = 1_000;
  storm.changed(new Set([node]));
  now = 2_000;
  storm.changed(new Set([node]));
  expect(storm.turn()(node)).toBe(false);
  expect(storm.stormy()).toBe(0);
});

test('[RC5] what the viewer has not is not counted, however often it changes', () => {
  const storm = createStorm(
    () => 0,
    (asked) => asked === node,
  );
  for (let times = 0; times <= STORM_CHANGES_PER_SECOND; times += 1)
    storm.changed(new Set([node, other]));
  expect(storm.stormy()).toBe(1);
  expect(storm.turn()(other)).toBe(false);
});

test('[RC5] of seconds in which nothing changed none was a storm', () => {
  let now = 0;
  const storm = createStorm(
    () => now,
    () => true,
  );
  for (let times = 0; times <= STORM_CHANGES_PER_SECOND; times += 1) storm.changed(new Set([node]));
  now = 2_000;
  expect(storm.stormy()).toBe(0);
});
