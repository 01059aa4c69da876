import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finished, learn } from '../../../../../sidecar/domain/learning/learn.ts';
import { chanceOfRow, scoreOf } from '../../../../../sidecar/domain/learning/score.ts';
import { seededDraw } from '../../../../../sidecar/domain/learning/seeded-draw.ts';
import { SMALL_PLAN, someRows } from './lessons.ts';

// For half of the rows `a` works the other way round: cuts that look only at themselves would let leaves below them bend.
function bent(directions: readonly number[]) {
  const { table, labels } = someRows(1_200, seededDraw(11));
  const noise = table.columns[2]?.values ?? new Float64Array();
  const twisted = labels.map((label, row) => ((noise[row] ?? 0) < 10 ? 1 - label : label));
  const course = { table, labels: twisted, directions, plan: SMALL_PLAN, seed: 1 };
  return finished(learn(course)).model;
}

const anyNumber = fc.double({ noNaN: true });
const anyRow = fc.tuple(fc.double(), fc.double(), fc.double(), fc.integer({ min: -1, max: 8 }));

test('[LE7] a constrained column never turns round, whatever the row', () => {
  const model = bent([1, -1, 0, 0]);
  fc.assert(
    fc.property(anyRow, anyNumber, anyNumber, ([a, b, noise, kind], one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const byA = (value: number) => scoreOf(model, Float64Array.of(value, b, noise, kind));
      const byB = (value: number) => scoreOf(model, Float64Array.of(a, value, noise, kind));
      expect(byA(low)).toBeLessThanOrEqual(byA(high) + 1e-12);
      expect(byB(low)).toBeGreaterThanOrEqual(byB(high) - 1e-12);
    }),
    { numRuns: 2_000, seed: 3 },
  );
});

test('[LE7] without a constraint the same rows do turn it round', () => {
  const model = bent([]);
  const chances = Array.from({ length: 51 }, (_, at) =>
    chanceOfRow(model, Float64Array.of(at / 10, 0.5, 3, 1)),
  );
  expect(chances.some((chance, at) => chance < (chances[at - 1] ?? 0))).toBe(true);
});
