import { expect, it } from 'vitest';
import { BUS_PEERS_MAX, BUS_SUBJECTS_MAX } from '../../../../../shared/protocol/limits.ts';
import { numbers, places } from '../../../../../sidecar/adapters/bus/places.ts';

it('[BS5] a number that was used up and not heard shows in the next one on that subject, and on no other', () => {
  const says = numbers();
  const here = places();
  const there = places();
  expect(here.hear('a', says.next('here'))).toBe('next');
  expect(there.hear('a', says.next('there'))).toBe('next');
  says.next('here');
  expect(there.hear('a', says.next('there'))).toBe('next');
  expect(here.hear('a', says.next('here'))).toBe('gap');
  expect(here.hear('a', says.next('here'))).toBe('next');
});

it('[BS5] who comes late misses nothing that it could have heard', () => {
  const says = numbers();
  says.next('here');
  const here = places();
  expect(here.hear('a', says.next('here'))).toBe('next');
});

it('[BS4] what was heard is not heard again, nor what came before it', () => {
  const says = numbers();
  const here = places();
  const [one, two] = [says.next('here'), says.next('here')];
  expect([one, two, one, two].map((each) => here.hear('a', each))).toEqual([
    'next',
    'next',
    'again',
    'again',
  ]);
  expect(here.hear('b', one)).toBe('next');
});

it('[BS5] who begins anew on a subject is heard, and begins after a gap', () => {
  const says = numbers();
  const here = places();
  here.hear('a', says.next('here'));
  says.forget('here');
  expect(here.hear('a', says.next('here'))).toBe('gap');
});

it('[BS5, LM1] only so many subjects are remembered; what is said on one that was forgotten comes after a gap', () => {
  const says = numbers();
  const first = says.next('subject-0').number;
  for (let n = 1; n < BUS_SUBJECTS_MAX; n += 1) says.next(`subject-${n}`);
  expect(says.next('subject-0').before).toBe(first);
  says.next('one more');
  expect(says.next('subject-1').before).toBe(0);
});

it('[BS4, LM1] only so many sidecars are remembered, the ones that spoke last', () => {
  const here = places();
  const said = { number: 5, before: 0 };
  for (let n = 0; n <= BUS_PEERS_MAX; n += 1) here.hear(`peer-${n}`, said);
  expect(here.hear('peer-1', said)).toBe('again');
  expect(here.hear('peer-0', said)).toBe('next');
});
