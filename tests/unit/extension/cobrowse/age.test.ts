import { expect, test } from 'vitest';
import { newAge, newEchoes } from '../../../../extension/cobrowse/age.ts';

test('[VW4] the age is the time since the last frame, half the last way there and back, and the oldest change', () => {
  const age = newAge();
  expect(age.ageMs(0)).toBeNull();
  age.arrived(1_000, 80);
  expect(age.ageMs(1_000)).toBe(80);
  expect(age.ageMs(1_250)).toBe(330);
  age.wentRound(40);
  expect(age.ageMs(1_250)).toBe(350);
  age.wentRound(10);
  expect(age.ageMs(1_250)).toBe(335);
});

test('[VW4] a beat says it is still true: the change counts no more', () => {
  const age = newAge();
  age.arrived(1_000, 5_000);
  age.arrived(1_500, 0);
  expect(age.ageMs(1_500)).toBe(0);
  age.forget();
  expect(age.ageMs(1_500)).toBeNull();
});

test('[VW4] only own echoes are timed, each once, in whatever order they come back', () => {
  const echoes = newEchoes(500, 1_000);
  const first = echoes.next(0);
  const second = echoes.next(100);
  expect([first, second]).toEqual([500, 501]);
  expect(echoes.answered(499, 120)).toBeNull();
  expect(echoes.answered(second, 130)).toBe(30);
  expect(echoes.answered(first, 140)).toBe(140);
  expect(echoes.answered(first, 150)).toBeNull();
});

test('[VW4] numbers begin anew at the end, and echoes that never come back are forgotten', () => {
  const echoes = newEchoes(1_000, 1_000);
  expect([echoes.next(0), echoes.next(1)]).toEqual([1_000, 1]);
  for (let at = 2; at < 40; at += 1) echoes.next(at);
  expect(echoes.answered(1_000, 50)).toBeNull();
  expect(echoes.answered(39, 50)).toBe(11);
});
