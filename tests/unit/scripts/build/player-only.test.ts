import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playerOnly } from '../../../../scripts/build/player-only.ts';

const RRWEB = join(import.meta.dirname, '../../../../node_modules/rrweb/dist/rrweb.js');

function transform(code: string, id: string): string | null {
  const { transform: hook } = playerOnly();
  if (typeof hook !== 'function') throw new Error('no transform');
  const made: unknown = Reflect.apply(hook, null, [code, id]);
  return typeof made === 'object' && made !== null && 'code' in made ? String(made.code) : null;
}

test('[VW6] what counts as used of the recorder is cut out of rrweb, and of nothing else', () => {
  const code = readFileSync(RRWEB, 'utf8');
  const made = transform(code, RRWEB);
  const has = (words: string) => made?.includes(words) === true;
  expect(has('record.mirror = mirror;')).toBe(false);
  expect(has('var blob = typeof self')).toBe(false);
  expect(has('Replayer need at least 2 events')).toBe(true);
  expect(transform(code, '/elsewhere/rrweb.js')).toBeNull();
});

test('[VW6] another rrweb than the one that was read fails the build', () => {
  expect(() => transform('export {}', RRWEB)).toThrow('rrweb is not as this build knows it');
});
