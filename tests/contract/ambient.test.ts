import { expect, test } from 'vitest';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { systemLog } from '../../sidecar/adapters/ambient/log.ts';
import {
  nodeDigest,
  systemChance,
  systemClock,
  systemIds,
} from '../../sidecar/adapters/ambient/system.ts';
import { fakeClock } from '../support/fake-clock.ts';

test('[AM1] ids are 26 characters that sort by time, also within a millisecond', () => {
  const clock = fakeClock();
  const ids = systemIds(clock);
  const made: string[] = [];
  for (let n = 0; n < 5_000; n += 1) {
    if (n % 100 === 0) clock.advance(1);
    made.push(ids.next());
  }
  expect(made.every((id) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toBe(true);
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});

test('[AM1] ids still rise when the clock is set back', () => {
  const clock = fakeClock();
  const ids = systemIds(clock);
  const before = ids.next();
  clock.advance(-60_000);
  const after = [ids.next(), ids.next()];
  expect([before, ...after].toSorted()).toEqual([before, ...after]);
});

test('[AM1] an id begins with its moment, ten characters of Crockford base32', () => {
  // 1469918176385 → 01ARYZ6S41 stands in the ULID specification (github.com/ulid/spec).
  const id = systemIds(fakeClock(asEpochMs(1_469_918_176_385))).next();
  expect(id.slice(0, 10)).toBe('01ARYZ6S41');
});

test('[ID1] a secret is 32 bytes in base64url, never twice', () => {
  const ids = systemIds();
  const secrets = Array.from({ length: 200 }, () => ids.secret());
  expect(secrets.every((secret) => /^[A-Za-z0-9_-]{43}$/.test(secret))).toBe(true);
  expect(secrets.every((secret) => Buffer.from(secret, 'base64url').length === 32)).toBe(true);
  expect(new Set(secrets).size).toBe(200);
});

test('[ID2] a pairing code is twelve characters that can be read aloud, in groups of four', () => {
  const ids = systemIds();
  expectReadable(Array.from({ length: 500 }, () => ids.pairingCode()));
});

test('[CD2] a discount code is twelve characters by chance too, never twice', () => {
  const ids = systemIds();
  expectReadable(Array.from({ length: 500 }, () => ids.discountCode()));
});

function expectReadable(codes: readonly string[]): void {
  const group = '[0-9A-HJKMNP-TV-Z]{4}';
  const shape = new RegExp(`^${group}-${group}-${group}$`);
  expect(codes.every((code) => shape.test(code))).toBe(true);
  expect(new Set(codes).size).toBe(500);
  // Every character of the alphabet comes up in 6,000 draws; one missing has odds below 1e-80.
  expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
}

test('[AM1] chance is even over 0 up to 1', () => {
  const chance = systemChance();
  const draws = Array.from({ length: 10_000 }, () => chance.next());
  expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true);
  for (const tenth of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    const share = draws.filter((draw) => Math.floor(draw * 10) === tenth).length / 10_000;
    // The standard deviation is 0.003: seven of them.
    expect(Math.abs(share - 0.1)).toBeLessThan(0.021);
  }
});

test('[AM1] the clock gives whole milliseconds of now', () => {
  const before = Date.now();
  const now = systemClock().now();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

test('[AM1] the digest is SHA-256 in base64url', () => {
  // FIPS 180-2, appendix B.1: "abc".
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(nodeDigest().sha256('abc')).toBe(Buffer.from(abc, 'hex').toString('base64url'));
});

function logged(
  write: (log: ReturnType<typeof systemLog>) => void,
  level: Parameters<typeof systemLog>[0] = 'debug',
): readonly Record<string, unknown>[] {
  const lines: string[] = [];
  write(systemLog(level, (line) => lines.push(line)));
  return lines.map((line) => JSON.parse(line));
}

test('[LO1] a log line is one object with level, moment, message and fields', () => {
  const [line] = logged((log) => log.warn('The reader is slow.', { connection: 'c1', bytes: 12 }));
  expect(line).toEqual({
    level: 'warn',
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    message: 'The reader is slow.',
    connection: 'c1',
    bytes: 12,
  });
});

test('[LO1] text of a chat, secrets, tokens and codes never come into the log', () => {
  const [line] = logged((log) =>
    log.info('Something was said.', {
      text: 'private-1',
      line: { id: 'l1', text: 'private-2', more: [{ secret: 'private-3' }] },
      token: 'private-4',
      code: { inner: 'private-5' },
    }),
  );
  expect(JSON.stringify(line)).not.toContain('private');
  expect(line?.line).toEqual({ id: 'l1', text: '[hidden]', more: [{ secret: '[hidden]' }] });
});

test('[LO1] an error is logged with its name, words, place and cause', () => {
  const error = new Error('outer', { cause: new TypeError('inner') });
  const [line] = logged((log) => log.error('It failed.', { error }));
  expect(line?.error).toMatchObject({
    name: 'Error',
    message: 'outer',
    stack: expect.stringContaining('ambient.test.ts'),
    cause: { name: 'TypeError', message: 'inner' },
  });
});

test('[LO1] below the level nothing is written, and a circle does not stop the log', () => {
  const circle: Record<string, unknown> = { name: 'circle' };
  circle.self = circle;
  expect(logged((log) => log.debug('quiet'), 'info')).toEqual([]);
  expect(logged((log) => log.info('quiet'), 'silent')).toEqual([]);
  expect(logged((log) => log.info('A circle.', circle))).toHaveLength(1);
});
