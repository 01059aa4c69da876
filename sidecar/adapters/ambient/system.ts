import { hash, randomBytes } from 'node:crypto';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { Chance, Clock, Digest, Ids, Turns } from '../../ports/ambient.ts';

// Douglas Crockford's base32: no I, L, O or U, so that a code can be read aloud.
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_CHARS = 10; // 48 bits of milliseconds, as in a ULID: enough until the year 10889
const RANDOM_CHARS = 16; // 80 bits

/** The machine's clock. */
export function systemClock(): Clock {
  return { now: () => asEpochMs(Date.now()) };
}

/** Ids that sort by time (shaped like ULIDs), and secrets from the machine's random source. */
export function systemIds(clock: Clock = systemClock()): Ids {
  let lastMs = -1;
  let random: number[] = [];
  return {
    next: () => {
      const nowMs = clock.now();
      if (nowMs > lastMs) {
        lastMs = nowMs;
        random = randomDigits(RANDOM_CHARS);
      } else {
        // Within one millisecond, or after the clock went back: one higher, so that order holds.
        lastMs += carriesOver(random) ? 1 : 0;
      }
      return spelled(digitsOf(lastMs)) + spelled(random);
    },
    secret: () => randomBytes(32).toString('base64url'),
    pairingCode: inGroups,
    discountCode: inGroups,
  };
}

/** The machine's random source, 53 bits at a time: holdout and ties must not be guessed. */
export function systemChance(): Chance {
  return {
    next: () => {
      const bytes = randomBytes(8);
      return Number(bytes.readBigUInt64BE() >> 11n) / 2 ** 53;
    },
  };
}

/** Turns of Node's event loop. */
export function systemTurns(): Turns {
  return { next: () => new Promise((resolve) => setImmediate(resolve)) };
}

/** SHA-256 by Node's crypto. */
export function nodeDigest(): Digest {
  return { sha256: (text) => hash('sha256', text, 'base64url') };
}

function inGroups(): string {
  const code = spelled(randomDigits(12));
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

// 256 is a multiple of 32: every character is equally likely.
function randomDigits(count: number): number[] {
  return Array.from(randomBytes(count), (byte) => byte & 31);
}

function digitsOf(ms: number): number[] {
  const digits: number[] = [];
  for (let rest = ms, place = 0; place < TIME_CHARS; place += 1) {
    digits.unshift(rest % 32);
    rest = Math.floor(rest / 32);
  }
  return digits;
}

/** Adds one in place; true when all 80 bits were used up and it starts from zero again. */
function carriesOver(digits: number[]): boolean {
  for (let place = digits.length - 1; place >= 0; place -= 1) {
    const digit = (digits[place] ?? 0) + 1;
    digits[place] = digit % 32;
    if (digit < 32) return false;
  }
  return true;
}

function spelled(digits: readonly number[]): string {
  return digits.map((digit) => CROCKFORD[digit]).join('');
}
