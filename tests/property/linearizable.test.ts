import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLinearizable, type Operation, type Sequential } from '../support/linearizable.ts';

type In = { readonly kind: 'write'; readonly value: number } | { readonly kind: 'read' };
type Out = number | null;

/** One number that is written and read. */
const NUMBER: Sequential<number, In, Out> = {
  begin: 0,
  apply: (state, input) => (input.kind === 'write' ? [input.value, null] : [state, state]),
  keyOf: String,
};
const write = (value: number, start: number, end: number): Operation<In, Out> => ({
  input: { kind: 'write', value },
  output: null,
  start,
  end,
});
const read = (value: number, start: number, end: number): Operation<In, Out> => ({
  input: { kind: 'read' },
  output: value,
  start,
  end,
});
const isLinearizable = (...history: Operation<In, Out>[]) =>
  checkLinearizable(history, NUMBER).isLinearizable;

/** Every order that time allows, tried one by one: slow and plain, to hold the search against. */
function isInSomeOrder(history: readonly Operation<In, Out>[], state = NUMBER.begin): boolean {
  const heard = history.filter(({ end }) => end !== Number.POSITIVE_INFINITY);
  if (heard.length === 0) return true;
  return history.some((next, place) => {
    if (history.some(({ end }) => end < next.start)) return false;
    const [after, output] = NUMBER.apply(state, next.input);
    if (next.end !== Number.POSITIVE_INFINITY && output !== next.output) return false;
    return isInSomeOrder(history.toSpliced(place, 1), after);
  });
}

describe('the check of concurrent histories', () => {
  it('[MD1] accepts what happens one after another as it should', () => {
    expect(isLinearizable()).toBe(true);
    expect(isLinearizable(write(1, 0, 1), read(1, 2, 3), write(2, 4, 5), read(2, 6, 7))).toBe(true);
  });

  it('[MD1] refuses an answer from before something that was over', () => {
    expect(isLinearizable(write(1, 0, 1), read(0, 2, 3))).toBe(false);
    expect(isLinearizable(write(1, 0, 1), write(2, 2, 3), read(1, 4, 5))).toBe(false);
  });

  it('[MD1] accepts either answer while two overlap, also when one ends as the other begins', () => {
    expect(isLinearizable(write(1, 0, 10), read(0, 2, 3))).toBe(true);
    expect(isLinearizable(write(1, 0, 10), read(1, 2, 3))).toBe(true);
    expect(isLinearizable(write(1, 0, 2), read(0, 2, 3))).toBe(true);
  });

  it('[MD1] refuses two readers who saw two writes in different orders', () => {
    const writes = [write(1, 0, 100), write(2, 0, 100)];
    const forth = [read(1, 10, 11), read(2, 20, 21)];
    const back = [read(2, 30, 31), read(1, 40, 41)];
    expect(isLinearizable(...writes, ...forth)).toBe(true);
    expect(isLinearizable(...writes, ...forth, ...back)).toBe(false);
  });

  it('[MD1] refuses what was new and then old again', () => {
    expect(isLinearizable(write(1, 0, 100), read(1, 10, 20), read(0, 30, 40))).toBe(false);
  });

  it('[MD1] what nobody heard may have happened, late, or not at all, but not before it was asked', () => {
    const unheard = write(1, 5, Number.POSITIVE_INFINITY);
    expect(isLinearizable(unheard, read(0, 10, 11))).toBe(true);
    expect(isLinearizable(unheard, read(0, 10, 11), read(1, 20, 21))).toBe(true);
    expect(isLinearizable(unheard, read(1, 10, 11), read(0, 20, 21))).toBe(false);
    expect(isLinearizable(unheard, read(1, 2, 3))).toBe(false);
    expect(isLinearizable(unheard)).toBe(true);
  });

  it('[MD1] says how far a refused history makes sense', () => {
    const history = [write(1, 0, 1), read(1, 2, 3), read(9, 4, 5), read(1, 6, 7)];
    expect(checkLinearizable(history, NUMBER)).toMatchObject({ isLinearizable: false, placed: 2 });
  });

  it('[MD1] says the same as trying every order', () => {
    const when = fc.tuple(fc.nat(12), fc.nat(6), fc.nat(9)).map(([start, lasts, unheard]) => ({
      start,
      end: unheard === 0 ? Number.POSITIVE_INFINITY : start + lasts + 1,
    }));
    const operation = fc
      .tuple(when, fc.boolean(), fc.nat(2))
      .map(([{ start, end }, isWrite, value]) =>
        isWrite ? write(value, start, end) : read(value, start, end),
      );
    let refused = 0;
    let runs = 0;
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 7 }), (history) => {
        const isOne = isInSomeOrder(history);
        runs += 1;
        refused += Number(!isOne);
        expect(isLinearizable(...history)).toBe(isOne);
      }),
      { numRuns: 3_000 },
    );
    // Or the histories never come to what this is about.
    expect(refused).toBeGreaterThan(runs / 10);
    expect(refused).toBeLessThan((runs * 9) / 10);
  });
});
