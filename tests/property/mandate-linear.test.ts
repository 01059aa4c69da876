import { describe, expect, it } from 'vitest';
import { checkLinearizable } from '../support/linearizable.ts';
import { seededChance } from '../support/seeded-chance.ts';
import { type Arm, runAtOnce } from './mandate-at-once.ts';
import { type Asked, ONE_BY_ONE } from './mandate-one-by-one.ts';

const OPERATIONS = 12_000;
const PATIENCE_MS = 60_000; // a machine that does much else

/** What shops and agents ask in a busy hour: several at a time about the same few codes. */
function askedIn(count: number, seed: number): readonly Asked[] {
  const { next } = seededChance(seed);
  const below = (bound: number) => Math.floor(next() * bound);
  return Array.from({ length: count }, (_, place): Asked => {
    const newest = Math.floor(place / 8);
    const given = Math.max(0, newest - below(4));
    const by = `basket-${below(3)}`;
    switch (below(9)) {
      case 0:
      case 1:
        return { kind: 'give', given: newest, talk: newest % 80, percent: 1 + ((newest * 7) % 11) };
      case 2:
        return { kind: 'check', given, basket: 1 + below(200_00) };
      case 3:
        return { kind: 'apply', given, by };
      case 4:
        return { kind: 'release', given, by };
      case 5:
        return { kind: 'revoke', given };
      default:
        return { kind: 'redeem', given, order: `order-${below(2)}`, taken: below(11_00) };
    }
  });
}

const run = (arm: Arm, count: number, seed: number, deathsShare = 0) =>
  runAtOnce(askedIn(count, seed), { arm, deathsShare }, seededChance(seed + 1));

describe('many giving and using codes at once', { timeout: PATIENCE_MS }, () => {
  it('[MD1, CD2] comes to what the same would one after another', () => {
    const { history, book } = run('locked', OPERATIONS, 1);
    expect(history).toHaveLength(OPERATIONS);
    const verdict = checkLinearizable(history, ONE_BY_ONE);
    expect(verdict.isLinearizable).toBe(true);
    // Or there was nothing to put in order.
    const said = new Map<unknown, number>();
    for (const { output } of history) said.set(output, (said.get(output) ?? 0) + 1);
    for (const word of [
      'done',
      'already-used',
      'over-budget',
      'wrong-state',
      'unknown',
      'needs-approval',
    ]) {
      expect(said.get(word) ?? 0, word).toBeGreaterThan(20);
    }
    const overlapping = history.filter((one, place) => (history[place + 1]?.start ?? 0) < one.end);
    expect(overlapping.length).toBeGreaterThan(OPERATIONS / 2);
    for (const { minor } of book.sums.values()) expect(minor).toBeGreaterThanOrEqual(0);
  });

  it('[MD1, CD2] comes to the same when some die before or after their commit and ask again', () => {
    for (const seed of [1, 2, 3]) {
      const { history } = run('locked', 800, seed, 0.02);
      expect(checkLinearizable(history, ONE_BY_ONE).isLinearizable).toBe(true);
      const unheard = history.filter(({ end }) => end === Number.POSITIVE_INFINITY);
      expect(unheard.length).toBeGreaterThan(3);
    }
  });

  it('[MD1, CD2] reading, checking and writing without a lock is refused, from any seed', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { history } = run('read-check-write', 600, seed);
      const verdict = checkLinearizable(history, ONE_BY_ONE);
      expect(verdict.isLinearizable).toBe(false);
      expect(verdict.placed).toBeLessThan(600);
    }
  });
});
