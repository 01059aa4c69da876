import { describe, expect, it } from 'vitest';
import { expectedBy } from '../../sidecar/domain/engagement/effects/expected.ts';
import { FEATURES } from '../../sidecar/domain/engagement/features/row.ts';
import { seededDraw } from '../../sidecar/domain/learning/seeded-draw.ts';
import {
  AROUND,
  CALLING,
  capturedShare,
  type Decision,
  HELD_OUT_SHARE,
  sell,
  TERMS,
} from '../support/offered-shop.ts';

const gainOf = (decisions: readonly Decision[]): number =>
  decisions.reduce((sum, { gained }) => sum + gained, 0);
const offeredIn = (decisions: readonly Decision[]): number =>
  decisions.filter(({ met }) => met?.isOffered === true).length;

/** First decision that was weighed: from then on something is known. */
const knownFrom = (decisions: readonly Decision[]): number =>
  decisions.findIndex(({ takenWithChance }) => takenWithChance < 1);

// Learning takes seconds of one core; on a busy machine many more.
describe('a shop whose truth is known', { timeout: 400_000 }, () => {
  it('[EN18] after 20,000 stamps deciding by what was learned gains at least 80 % of what Bayes’ rule would', () => {
    const { decisions, effects } = sell(20_000, [4_000, 20_000], 'true', seededDraw(1));
    if (effects === null) throw new Error('it was learned twice');
    expect(effects.maps).toMatchObject([{ actionMap: CALLING, isKnown: true }]);
    expect(capturedShare(effects, 6_000, seededDraw(2))).toBeGreaterThan(0.8);
    // At its word the map loses money: sure buyers and annoyed ones are offered a chat too.
    const from = knownFrom(decisions);
    expect(gainOf(decisions.slice(0, from)) / from).toBeLessThan(20);
    const after = decisions.slice(from);
    expect(gainOf(after) / after.length).toBeGreaterThan(60);
  });

  it('[EN15] with 50 stamps nothing is decided otherwise than with none', () => {
    const { decisions, effects } = sell(50, [50], 'true', seededDraw(3));
    if (effects === null) throw new Error('it was learned once');
    expect(decisions.every(({ takenWithChance }) => takenWithChance === 1)).toBe(true);
    const expectedOf = expectedBy(effects, AROUND);
    for (const { met } of decisions) {
      expect(expectedOf(met?.features ?? new Float64Array(FEATURES.length), CALLING)).toBeNull();
    }
  });

  it('[EN15] where offers harm everybody it learns to be silent, and then loses no more than what is explored', () => {
    const { decisions } = sell(5_000, [2_000, 4_000], 'adverse', seededDraw(4));
    const from = knownFrom(decisions);
    // Until something is known the map is at its word, and that is over soon.
    expect(from).toBeGreaterThan(0);
    expect(from).toBeLessThanOrEqual(4_000);
    const harm = -gainOf(decisions.slice(0, from)) / offeredIn(decisions.slice(0, from));
    expect(harm).toBeGreaterThan(240);
    const after = decisions.slice(from);
    const most = TERMS.exploreShare * (1 - HELD_OUT_SHARE);
    // Four standard deviations of the coin and the arm.
    const beyond = 4 * Math.sqrt((most * (1 - most)) / after.length);
    expect(offeredIn(after) / after.length).toBeLessThan(most + beyond);
    expect(-gainOf(after)).toBeLessThan(after.length * (most + beyond) * harm * 1.1);
    expect(after.length).toBeGreaterThan(5_000);
  });

  it('[EN15] what was logged is what happened: of each chance that part was taken', () => {
    const { decisions } = sell(4_600, [4_000], 'adverse', seededDraw(5));
    const explored = decisions.filter(({ takenWithChance }) => takenWithChance < 1);
    expect(explored.length).toBeGreaterThan(4_000);
    const taken = explored.filter(({ met }) => met !== null).length / explored.length;
    const beyond = 4 * Math.sqrt((0.1 * 0.9) / explored.length);
    expect(Math.abs(taken - TERMS.exploreShare)).toBeLessThan(beyond);
  });
});
