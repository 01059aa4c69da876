import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CODE_ASKERS_MAX } from '../../../../../shared/protocol/limits.ts';
import { inProcessBus } from '../../../../../sidecar/adapters/bus/in-process.ts';
import { countGuesses } from '../../../../../sidecar/gateway/codes/guesses.ts';
import type { LiveMessage } from '../../../../../sidecar/ports/bus.ts';
import { fakeClock } from '../../../../support/fake-clock.ts';

const BOUNDS = { guessesPerAskerMax: 3, guessesPerShopMax: 5, guessWindowMs: 1_000 };

/** Sidecars on one bus, as long as it is there. */
function sidecars(bounds: Partial<typeof BOUNDS> = {}) {
  const bus = inProcessBus();
  const time = { ms: 0 };
  const state = { isAway: false };
  const said: LiveMessage[] = [];
  bus.onLive((message) => said.push(message));
  const start = (name: string, isShared = true, clock = fakeClock()) =>
    countGuesses({
      bounds: { ...BOUNDS, ...bounds },
      bus: {
        ...bus,
        live: (message) => {
          if (!state.isAway) bus.live(message);
        },
      },
      clock,
      ids: { next: () => name },
      isShared,
      steadyMs: () => time.ms,
    });
  const wait = (ms: number): void => {
    time.ms += ms;
  };
  return { start, wait, state, said };
}

function alone(bounds?: Partial<typeof BOUNDS>) {
  const { start, wait, said } = sidecars(bounds);
  return { ...start('alone', false), wait, said };
}

describe('one sidecar', () => {
  it('[CD6] an asker has so many wrong codes, and then none for a while', () => {
    const { mayAsk, noteWrong, wait } = alone();
    expect([1, 2, 3].map(() => noteWrong('boots', 'a'))).toEqual([false, false, true]);
    expect(mayAsk('boots', 'a')).toBe(false);
    expect(mayAsk('boots', 'b')).toBe(true);
    expect(mayAsk('bikes', 'a')).toBe(true);
    wait(999);
    expect(mayAsk('boots', 'a')).toBe(false);
    wait(1);
    expect(mayAsk('boots', 'a')).toBe(true);
    expect(noteWrong('boots', 'a')).toBe(false);
  });

  it('[CD6] all askers of a shop together have so many', () => {
    const { mayAsk, noteWrong, wait } = alone();
    const said = ['a', 'b', 'c', 'd', 'e'].map((asker) => noteWrong('boots', asker));
    expect(said).toEqual([false, false, false, false, true]);
    expect(mayAsk('boots', 'never seen')).toBe(false);
    expect(mayAsk('bikes', 'never seen')).toBe(true);
    wait(1_000);
    expect(mayAsk('boots', 'never seen')).toBe(true);
  });

  it('[CD6] askers beyond what is remembered push out the one heard of longest ago', () => {
    const guesses = alone({ guessesPerAskerMax: 1, guessesPerShopMax: 1e9 });
    for (let n = 0; n <= CODE_ASKERS_MAX; n += 1) guesses.noteWrong('boots', `asker-${n}`);
    expect(guesses.mayAsk('boots', 'asker-0')).toBe(true);
    expect(guesses.mayAsk('boots', 'asker-1')).toBe(false);
    expect(guesses.mayAsk('boots', `asker-${CODE_ASKERS_MAX}`)).toBe(false);
  });

  it('[CD6] that nobody shares its data with tells nobody', async () => {
    const { noteWrong, said } = alone();
    noteWrong('boots', 'a');
    await nextTurn();
    expect(said).toEqual([]);
  });
});

describe('two sidecars', () => {
  it('[CD6] count an asker together, whichever of them is asked, for as long as one does', async () => {
    const { start, wait } = sidecars();
    const [one, other] = [start('one'), start('other')];
    expect(one.noteWrong('boots', 'a')).toBe(false);
    await nextTurn();
    expect(other.noteWrong('boots', 'a')).toBe(false);
    await nextTurn();
    expect([one, other].map(({ mayAsk }) => mayAsk('boots', 'a'))).toEqual([true, true]);
    expect(one.noteWrong('boots', 'a')).toBe(true);
    await nextTurn();
    expect([one, other].map(({ mayAsk }) => mayAsk('boots', 'a'))).toEqual([false, false]);
    expect([one, other].map(({ mayAsk }) => mayAsk('boots', 'b'))).toEqual([true, true]);
    wait(1_000);
    expect([one, other].map(({ mayAsk }) => mayAsk('boots', 'a'))).toEqual([true, true]);
  });

  it('[CD6] count a shop together', async () => {
    const { start } = sidecars();
    const [one, other] = [start('one'), start('other')];
    for (const [n, { noteWrong }] of [one, other, one, other, one].entries()) {
      expect(noteWrong('boots', `asker-${n}`)).toBe(n === 4);
      await nextTurn();
    }
    expect([one, other].map(({ mayAsk }) => mayAsk('boots', 'new'))).toEqual([false, false]);
    expect([one, other].map(({ mayAsk }) => mayAsk('bikes', 'new'))).toEqual([true, true]);
  });

  it('[CD6] that cannot reach each other count each for itself, never less', async () => {
    const { start, state } = sidecars();
    const [one, other] = [start('one'), start('other')];
    state.isAway = true;
    for (const { noteWrong } of [one, one, other, other]) noteWrong('boots', 'a');
    await nextTurn();
    expect([one, other].map(({ mayAsk }) => mayAsk('boots', 'a'))).toEqual([true, true]);
    expect(one.noteWrong('boots', 'a')).toBe(true);
    expect([one, other].map(({ mayAsk }) => mayAsk('boots', 'a'))).toEqual([false, true]);
    state.isAway = false;
    expect(other.noteWrong('boots', 'a')).toBe(true);
    await nextTurn();
    expect([one, other].map(({ mayAsk }) => mayAsk('boots', 'a'))).toEqual([false, false]);
  });

  it('[CD6] what one hears pushes out nothing that it counted itself', async () => {
    const { start } = sidecars({ guessesPerAskerMax: 1, guessesPerShopMax: 1e9 });
    const [one, other] = [start('one'), start('other')];
    one.noteWrong('boots', 'a');
    for (let n = 0; n <= CODE_ASKERS_MAX; n += 1) other.noteWrong('boots', `asker-${n}`);
    await nextTurn();
    expect(one.mayAsk('boots', `asker-${CODE_ASKERS_MAX}`)).toBe(false);
    expect(one.mayAsk('boots', 'asker-0')).toBe(true);
    expect(one.mayAsk('boots', 'a')).toBe(false);
  });

  it('[CD6, LM1] a flood of wrong codes that were under way is told no further than the limits', async () => {
    const { start, said } = sidecars();
    const one = start('one');
    for (let n = 0; n < 100; n += 1) one.noteWrong('boots', 'a');
    for (let n = 0; n < 100; n += 1) one.noteWrong('bikes', `asker-${n}`);
    await nextTurn();
    const shops = said.map(({ body }) => (body.type === 'code.guessed' ? body.shop : null));
    expect(shops).toEqual([
      ...Array.from({ length: BOUNDS.guessesPerAskerMax }, () => 'boots'),
      ...Array.from({ length: BOUNDS.guessesPerShopMax }, () => 'bikes'),
    ]);
  });

  it('[CD6, BS4] what was caught and is played back to one that is new counts for nobody once its time is over', async () => {
    const { start } = sidecars();
    const late = fakeClock();
    late.advance(BOUNDS.guessWindowMs);
    const one = start('one');
    const [inTime, later] = [start('in time'), start('later', true, late)];
    for (let n = 0; n < BOUNDS.guessesPerAskerMax; n += 1) one.noteWrong('boots', 'a');
    await nextTurn();
    expect(inTime.mayAsk('boots', 'a')).toBe(false);
    expect(later.mayAsk('boots', 'a')).toBe(true);
  });
});
