import { expect, it } from 'vitest';
import { CODE_ASKERS_MAX } from '../../../../../shared/protocol/limits.ts';
import { countGuesses } from '../../../../../sidecar/gateway/codes/guesses.ts';

const TERMS = { guessesPerAskerMax: 3, guessesPerShopMax: 5, guessWindowMs: 1_000 };

function counted() {
  let nowMs = 0;
  const guesses = countGuesses(TERMS, () => nowMs);
  return {
    ...guesses,
    wait: (ms: number) => {
      nowMs += ms;
    },
  };
}

it('[CD6] an asker has so many wrong codes, and then none for a while', () => {
  const { mayAsk, noteWrong, wait } = counted();
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
  const { mayAsk, noteWrong, wait } = counted();
  const said = ['a', 'b', 'c', 'd', 'e'].map((asker) => noteWrong('boots', asker));
  expect(said).toEqual([false, false, false, false, true]);
  expect(mayAsk('boots', 'never seen')).toBe(false);
  expect(mayAsk('bikes', 'never seen')).toBe(true);
  wait(1_000);
  expect(mayAsk('boots', 'never seen')).toBe(true);
});

it('[CD6] askers beyond what is remembered push out the one heard of longest ago', () => {
  const guesses = countGuesses(
    { ...TERMS, guessesPerAskerMax: 1, guessesPerShopMax: 1e9 },
    () => 0,
  );
  for (let n = 0; n <= CODE_ASKERS_MAX; n += 1) guesses.noteWrong('boots', `asker-${n}`);
  expect(guesses.mayAsk('boots', 'asker-0')).toBe(true);
  expect(guesses.mayAsk('boots', 'asker-1')).toBe(false);
  expect(guesses.mayAsk('boots', `asker-${CODE_ASKERS_MAX}`)).toBe(false);
});
