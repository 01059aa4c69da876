import { Unusable } from './trees/unusable.ts';

/** What every evaluation takes: where chance begins, and whether a program reads the answer. */
export const USUAL = {
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const;

/** What those take that learn from one file and judge by another. */
export const LEARNED = {
  train: { type: 'string' },
  test: { type: 'string' },
  target: { type: 'string' },
  positive: { type: 'string' },
  drop: { type: 'string', default: '' },
} as const;

/** A number that was given in words, as `--seed` is. @throws Unusable with a sentence when it is none */
export function wholeOf(name: string, text: string, from = 0): number {
  const whole = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(whole) && whole >= from) return whole;
  throw new Unusable(`--${name} ${text}: give a whole number from ${from}.`);
}

/** The columns of `--drop A,B`. */
export function namesIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** What is told meanwhile: beside the answer, which a program may read. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
