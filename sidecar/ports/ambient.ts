import type { EpochMs } from '../../shared/kernel/time.ts';

export interface Clock {
  now(): EpochMs;
}

/** Names for new things. */
export interface Ids {
  /** Sortable by time, unguessable enough for a name, never a secret: 26 characters. */
  next(): string;
  /** 32 random bytes as 43 characters of base64url. */
  secret(): string;
  /** A pairing code: 12 characters of Crockford base32 in groups of four, as in `K7QM-9XFT-2B4D`. */
  pairingCode(): string;
  /** A single-use discount code, made and shaped as a pairing code: 60 bits from the random source. */
  discountCode(): string;
}

export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number;
}

/** For what goes on for long: lets everything else that waits have its turn first. */
export interface Turns {
  next(): Promise<void>;
}

/** SHA-256 as base64url; deterministic, here because the domain and app know no Node. */
export interface Digest {
  sha256(text: string): string;
}

export interface Log {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}
