import { assert } from '../../../shared/kernel/assert.ts';
import type { Share } from '../../../shared/kernel/measure.ts';
import { isExposure, type Offer } from './offer.ts';

/** Which half of the experiment a visitor is in. */
export type Arm = 'held-out' | 'offered';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** 8 characters of 6 bits: 48 bits fit a double exactly. */
const CHARACTERS = 8;

/**
 * Where a visitor falls, 0 ≤ x < 1, evenly.
 *
 * @param hash base64url of a salted hash of the visitor's id
 */
export function drawOf(hash: string): number {
  assert(hash.length >= CHARACTERS, 'a hash has at least 8 characters');
  let draw = 0;
  for (const character of hash.slice(0, CHARACTERS)) {
    const digit = ALPHABET.indexOf(character);
    assert(digit >= 0, 'a hash is base64url');
    draw = draw * 64 + digit;
  }
  return draw / 64 ** CHARACTERS;
}

/**
 * The visitor's arm: the one they were first stamped in, else as the draw falls (SPEC EN9). A changed share
 * therefore moves nobody who has been in the experiment.
 */
export function armOf(draw: number, share: Share, earlier: readonly Offer[]): Arm {
  const stamped = earlier.filter((offer) => offer.actionMap !== null && isExposure(offer));
  const first = stamped.reduce<Offer | null>(
    (oldest, offer) => (oldest === null || offer.qualifiedAt < oldest.qualifiedAt ? offer : oldest),
    null,
  );
  if (first !== null) return first.state === 'held-out' ? 'held-out' : 'offered';
  return draw < share ? 'held-out' : 'offered';
}
