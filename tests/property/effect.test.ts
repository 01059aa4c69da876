import { describe, expect, it } from 'vitest';
import { ratioOf } from '../../sidecar/domain/engagement/sample-ratio.ts';
import { type Draw, seededDraw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { effectOf, type Side } from '../../sidecar/domain/measure/effect.ts';

const RUNS = 2_000;
const TENTH = 0.1;

const hits = (count: number, chance: number, draw: Draw): number =>
  Array.from({ length: count }, draw).filter((drawn) => drawn < chance).length;

/** So many visitors, each of whom orders with this chance. */
function side(visitors: number, chance: number, draw: Draw): Side {
  const orders = hits(visitors, chance, draw);
  return { visitors, orders, claimed: orders };
}

describe('what is said of arms that were drawn', () => {
  it.each([
    // Chance to order when offered and when held out, visitors, seed.
    [0.12, 0.1, 900, 1],
    [0.1, 0.1, 900, 2],
    [0.03, 0.02, 2_700, 3],
    [0.4, 0.55, 600, 4],
  ])(
    '[MD9, MS5] the interval holds what %d against %d truly changes, in about 95 of 100 shops',
    (whenOffered, whenHeldOut, visitors, seed) => {
      const draw = seededDraw(seed);
      let [held, above, below] = [0, 0, 0];
      for (let run = 0; run < RUNS; run += 1) {
        const offered = side(visitors, whenOffered, draw);
        const { says, extra } = effectOf(offered, side(visitors / 9, whenHeldOut, draw), TENTH);
        const truth = (whenOffered - whenHeldOut) * visitors;
        held += Number(extra !== null && extra.from <= truth && truth <= extra.to);
        above += Number(says === 'more');
        below += Number(says === 'fewer');
      }
      // Four standard deviations of 2000 such counts to either side; whole orders make it a little wider.
      expect(held / RUNS).toBeGreaterThan(0.93);
      expect(held / RUNS).toBeLessThan(0.98);
      // The wrong way round is said more seldom still.
      if (whenOffered >= whenHeldOut) expect(below / RUNS).toBeLessThan(0.04);
      if (whenOffered <= whenHeldOut) expect(above / RUNS).toBeLessThan(0.04);
    },
  );

  it('[MS3] an even draw is called broken about once in a thousand shops, one that loses held-out visitors nearly always', () => {
    const draw = seededDraw(5);
    const isOff = (lost: number): number => {
      const visitors = 3_000;
      const heldOut = hits(visitors, TENTH, draw);
      const kept = heldOut - hits(heldOut, lost, draw);
      const chance = { heldOutWithChance: TENTH };
      const stamps = [
        ...Array.from({ length: kept }, () => ({ state: 'held-out' as const, ...chance })),
        ...Array.from({ length: visitors - heldOut }, () => ({
          state: 'timed-out' as const,
          ...chance,
        })),
      ];
      return Number(ratioOf(stamps).isOff);
    };
    const often = (lost: number, shops: number): number =>
      Array.from({ length: shops }, () => isOff(lost)).reduce((sum, one) => sum + one, 0) / shops;
    expect(often(0, 2_000)).toBeLessThan(0.005);
    expect(often(0.3, 200)).toBeGreaterThan(0.9);
  });
});
