import fc from 'fast-check';
import { ACTS } from './page/acts.ts';
import { PAUSES, type Program } from './page/program.ts';

const number = fc.nat(9_999);
const which = { a: number, b: number, c: number };
const act = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...ACTS.filter((name) => name !== 'frame')) },
  { weight: 1, arbitrary: fc.constantFrom(...PAUSES) },
);
const rare = fc.constantFrom('frame', 'checkpoint');
const step = fc.record({
  act: fc.oneof({ weight: 40, arbitrary: act }, { weight: 1, arbitrary: rare }),
  ...which,
});
const program = fc.record({
  seed: fc.constant(0),
  before: fc.array(step, { maxLength: 12 }),
  during: fc.array(step, { maxLength: 25 }),
  after: fc.array(step, { maxLength: 25 }),
});

/** The same ones for the same seed. */
export function programs(seed: number, count: number): Program[] {
  return numbered(program, seed, count);
}

const churn = fc.record({
  act: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('insert', 'text', 'tree', 'remove', 'remove') },
    { weight: 2, arbitrary: fc.constantFrom('move', 'moveText', 'reverse', 'rotate', 'data') },
    { weight: 1, arbitrary: fc.constantFrom(...ACTS) },
    { weight: 5, arbitrary: fc.constant('frame') },
  ),
  ...which,
});
const restless = fc.record({
  seed: fc.constant(0),
  before: fc.array(step, { maxLength: 12 }),
  during: fc.array(step, { maxLength: 5 }),
  after: fc.array(churn, { minLength: 60, maxLength: 90, size: 'max' }),
});

/** Pages on which much comes and goes, told frame by frame, on one checkpoint. */
export function restlessPrograms(seed: number, count: number): Program[] {
  return numbered(restless, seed, count);
}

function numbered(kind: fc.Arbitrary<Program>, seed: number, count: number): Program[] {
  return fc
    .sample(kind, { seed, numRuns: count })
    .map((one, index) => ({ ...one, seed: seed * 100_000 + index }));
}
