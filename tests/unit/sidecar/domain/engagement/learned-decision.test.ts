import { expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { JOURNEY_BOUNDS } from '../../../../../sidecar/app/session/bounds.ts';
import { FEATURES } from '../../../../../sidecar/domain/engagement/features/row.ts';
import { follow, glimpseOf } from '../../../../../sidecar/domain/engagement/follow.ts';
import {
  type Deciding,
  learnedDecision,
  priorDecision,
  pullsBy,
} from '../../../../../sidecar/domain/engagement/learned-decision.ts';
import { NO_RANKS, noteScore } from '../../../../../sidecar/domain/engagement/ranks.ts';
import { plainLevel } from '../../../../../sidecar/domain/engagement/score.ts';
import { finished, learn } from '../../../../../sidecar/domain/learning/learn.ts';
import { asTable } from '../../../../../sidecar/domain/learning/table.ts';
import {
  aJourney,
  anAct,
  NOTHING_YET,
  SOMEBODY,
  viewed,
} from '../../../../support/builders/session.ts';

const ROWS = 400;

/** Who looks at many pages buys; the second column says nothing, the third is no feature any more. */
const { model } = finished(
  learn({
    table: asTable(
      ['pageviews', 'searches', 'gone-from-the-table'].map((name, column) => ({
        name,
        categories: null,
        values: Float64Array.from({ length: ROWS }, (_, row) =>
          column === 0 ? row % 20 : Number.NaN,
        ),
      })),
      ROWS,
    ),
    labels: Float64Array.from({ length: ROWS }, (_, row) => Number(row % 20 >= 10)),
    seed: 1,
  }),
);
const ranks = Array.from({ length: 300 }, (_, n) => n / 300).reduce(noteScore, NO_RANKS);
const deciding: Deciding = { name: 'chance-1', model, ranks };
const at = asEpochMs(2_000_000);
const glimpse = (pageviews: number) =>
  glimpseOf({ ...NOTHING_YET, journey: aJourney({ pageviews }) }, SOMEBODY, at);

it('[EN13] the level of a learned decision is the rank of its chance, in points of 100', () => {
  const { judge } = learnedDecision(deciding);
  const [few, many] = [judge(glimpse(2)), judge(glimpse(15))];
  expect(many.chance).toBeGreaterThan(few.chance ?? 1);
  expect(many.level).toBeCloseTo(100 * (many.rank ?? Number.NaN), 12);
  expect(many.level).toBeGreaterThan(few.level);
});

it('[EN13] among too few moments the level is the plain rule’s, and the chance is there', () => {
  const { judge } = learnedDecision({ ...deciding, ranks: NO_RANKS });
  const judged = judge(glimpse(15));
  expect(judged).toMatchObject({ level: plainLevel(aJourney({ pageviews: 15 })), rank: null });
  expect(judged.chance).toBeGreaterThan(0);
});

it('[EN13] on day one the level is the plain rule’s, beside the chance and rank of the prior', () => {
  const { chance, rank } = learnedDecision(deciding).judge(glimpse(15));
  const level = plainLevel(glimpse(15).journey);
  expect(priorDecision(deciding).judge(glimpse(15))).toEqual({ level, chance, rank });
});

it('[EN13] an order is 100, whatever the model says', () => {
  const journey = aJourney({ phase: 'ordered', pageviews: 1 });
  const ordered = glimpseOf({ ...NOTHING_YET, journey }, SOMEBODY, at);
  expect(learnedDecision(deciding).judge(ordered).level).toBe(100);
});

it('[EN13] a session is followed with chance, rank and progress on its trail', () => {
  const decision = learnedDecision(deciding);
  const { journey } = follow(
    NOTHING_YET,
    anAct(viewed('product')),
    SOMEBODY,
    decision,
    JOURNEY_BOUNDS,
  );
  const { chance, rank, progress } = journey.score;
  expect(progress).toBe(plainLevel(journey));
  expect(rank).toEqual({ now: rank?.most, most: rank?.now });
  expect(chance).toBeGreaterThan(0);
});

it('[EN13] what drew a chance where it is names features, the strongest first', () => {
  const pulls = pullsBy(model)(glimpse(15));
  expect(pulls.map(({ feature }) => feature)).toEqual(['pageviews']);
  expect(pulls[0]?.by).toBeGreaterThan(0);
  expect(pullsBy(model)(glimpse(2))[0]?.by).toBeLessThan(0);
  expect(FEATURES.map(({ name }) => name)).toContain('pageviews');
});
