import { expect, it } from 'vitest';
import { ok } from '../../shared/kernel/result.ts';
import { DOORS, type Door, fuzzDoor } from './fuzz/codec-fuzz.ts';

// 44,000 in all; `npm run fuzz` sends a million.
const RUNS = 4_000;
/** One message in thousands has the strange field at a place that was proper before: it stops at the first. */
const PLANTED_RUNS = 8 * RUNS;

it.each(DOORS)('[SC3, PR3, KN1] $name: whatever arrives is a message or an error', (door) => {
  const { runs, accepted, refused } = fuzzDoor(door, RUNS);
  expect(runs).toBe(RUNS);
  expect(accepted + refused).toBe(RUNS);
  // Neither side of it is idle: proper messages pass, and most of what was changed does not.
  expect(accepted).toBeGreaterThan(RUNS / 20);
  expect(refused).toBeGreaterThan(RUNS / 4);
});

/** Doors as they might have been built: each must be found out. */
const BROKEN: readonly (readonly [
  string,
  (door: Door, text: string) => ReturnType<Door['decode']>,
])[] = [
  ['takes whatever is JSON', (_, text) => ok(JSON.parse(text))],
  ['throws', (door, text) => (text.includes('__proto__') ? raise() : door.decode(text))],
  [
    'lets strange fields through',
    (door, text) => door.decode(text.replace(/,"isLead":[^,}]+/, '')),
  ],
  ['loses proper messages', (door, text) => door.decode(text.length > 200 ? '' : text)],
  ['merges into what is shared', (door, text) => merged(door, text)],
];

it.each(BROKEN)('[SC3] a planted door that %s is found', (_, decode) => {
  const [door] = DOORS.filter(({ name }) => name === 'agent up');
  if (door === undefined) throw new Error('no such door');
  const broken = { ...door, decode: (text: string) => decode(door, text) };
  try {
    expect(() => fuzzDoor(broken, PLANTED_RUNS, 1)).toThrow();
  } finally {
    Reflect.deleteProperty(Object.prototype, 'polluted');
  }
});

function raise(): never {
  throw new Error('not like this');
}

/** As an unguarded deep copy does it. */
function merged(door: Door, text: string): ReturnType<Door['decode']> {
  if (/"__proto__":\{"polluted"/.test(text)) Reflect.set(Object.prototype, 'polluted', true);
  return door.decode(text);
}
