import { describe, expect, it } from 'vitest';
import { scopeSketch } from '../../../../../sidecar/app/mandate/scope-sketch.ts';
import { seededChance } from '../../../../support/seeded-chance.ts';

const scope = (n: number): string => `mandate:m:conversation:talk-${n}`;

function aSketch(seed = 1) {
  const chance = seededChance(seed);
  return scopeSketch([chance.next(), chance.next()]);
}

describe('charges and sums, compared in a memory that does not grow', () => {
  it('[LG3] are equal when every sum is what was charged, in whatever order', () => {
    const chance = seededChance(2);
    const sketch = aSketch();
    const sums = new Map<string, { minor: number; exercises: number }>();
    for (let n = 0; n < 20_000; n += 1) {
      const at = scope(Math.floor(chance.next() * 3_000));
      const by = { minor: Math.floor(chance.next() * 200_000) - 50_000, exercises: n % 3 ? 1 : -1 };
      sketch.charge(at, by);
      const before = sums.get(at) ?? { minor: 0, exercises: 0 };
      sums.set(at, { minor: before.minor + by.minor, exercises: before.exercises + by.exercises });
    }
    expect(sketch.differing().size).toBeGreaterThan(1_000);
    for (const [at, sum] of [...sums].reverse()) sketch.sum(at, sum);
    expect([...sketch.differing()]).toEqual([]);
  });

  it.each([
    ['a cent', 1, 0],
    ['an exercise', 0, 1],
    ['one more and one less', 16_777_213, -1],
    ['a prime of its own', 16_777_213, 0],
    ['the product of two', 16_777_213 * 16_777_199, 0],
    ['as much as there can be', Number.MAX_SAFE_INTEGER, 0],
  ])('[LG3] differ by %s in the bucket of that scope, and in no other', (_, minor, exercises) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const sketch = aSketch(seed);
      for (let n = 0; n < 50; n += 1) {
        sketch.charge(scope(n), { minor: 500, exercises: 1 });
        sketch.sum(scope(n), { minor: 500, exercises: 1 });
      }
      sketch.sum(scope(7), { minor, exercises });
      expect([...sketch.differing()]).toEqual([sketch.bucketOf(scope(7))]);
    }
  });

  it('[LG3] what is moved from one scope to another is seen in both', () => {
    const sketch = aSketch();
    sketch.charge(scope(1), { minor: 500, exercises: 1 });
    sketch.sum(scope(2), { minor: 500, exercises: 1 });
    const both = [sketch.bucketOf(scope(1)), sketch.bucketOf(scope(2))];
    expect([...sketch.differing()].sort()).toEqual(both.sort());
  });
});
