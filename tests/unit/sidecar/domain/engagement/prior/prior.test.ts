import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TAKEN } from '../../../../../../scripts/learn-prior/columns.ts';
import { PRIOR_FILE } from '../../../../../../scripts/learn-prior/run.ts';
import { CREDIT } from '../../../../../../scripts/learn-prior/text.ts';
import { asEpochMs } from '../../../../../../shared/kernel/time.ts';
import { JOURNEY_BOUNDS } from '../../../../../../sidecar/app/session/bounds.ts';
import { modelRow } from '../../../../../../sidecar/domain/engagement/features/model-row.ts';
import { FEATURES } from '../../../../../../sidecar/domain/engagement/features/row.ts';
import { EMPTY_TALLY } from '../../../../../../sidecar/domain/engagement/features/tally.ts';
import {
  type About,
  type Followed,
  follow,
  glimpseOf,
} from '../../../../../../sidecar/domain/engagement/follow.ts';
import { priorDecision } from '../../../../../../sidecar/domain/engagement/learned-decision.ts';
import { decidingBy } from '../../../../../../sidecar/domain/engagement/prior/prior.ts';
import {
  PRIOR_CHARS_MAX,
  readPrior,
} from '../../../../../../sidecar/domain/engagement/prior/read-prior.ts';
import { rankOf } from '../../../../../../sidecar/domain/engagement/ranks.ts';
import type { Model } from '../../../../../../sidecar/domain/learning/model.ts';
import { chanceOfRow } from '../../../../../../sidecar/domain/learning/score.ts';
import { EMPTY_JOURNEY } from '../../../../../../sidecar/domain/session/journey.ts';
import { anAct } from '../../../../../support/builders/session.ts';
import { anObserved } from '../../../../../support/generate-acts.ts';

const TEXT = readFileSync(PRIOR_FILE, 'utf8');
const read = readPrior(TEXT);
if (!read.isOk) throw new Error(read.error);
const prior = read.value;
const fields: Readonly<Record<string, unknown>> = JSON.parse(TEXT);
// Where the prior's cuts are, and beyond.
const anyNumber = fc.oneof(fc.double(), fc.nat(3_000), fc.double({ min: 0, max: 0.2 }));
const anyFeatures = fc
  .array(anyNumber, { minLength: FEATURES.length, maxLength: FEATURES.length })
  .map((values) => Float64Array.from(values));
const chanceOf = (features: Float64Array, model: Model = prior.model): number =>
  chanceOfRow(model, modelRow(model)(features));
const isInside = (chance: number): boolean => chance > 0 && chance < 1;

describe('the prior in the tree', () => {
  test('[DP1] it says whose rows they were, how many, and how right it is on those kept back', () => {
    expect(prior.credit).toBe(CREDIT);
    expect(prior.credit).toMatch(/Sakar.*Polat.*Katircioglu.*Kastro.*CC BY 4\.0.*Changed/);
    expect([prior.rows, prior.positives]).toEqual([8_636, 1_318]);
    const { withPageStatistics, withoutPageStatistics } = prior;
    expect(withPageStatistics.folds).toHaveLength(5);
    expect(withoutPageStatistics.folds).toHaveLength(5);
    expect(withPageStatistics.auc).toBeGreaterThan(withoutPageStatistics.auc);
    expect(withoutPageStatistics.auc).toBeGreaterThan(0.65);
    expect(withoutPageStatistics.ece).toBeLessThan(0.02);
  });

  test('[DP1] it asks for what the columns of those rows mean, and for nothing else', () => {
    expect(prior.model.columns.map(({ name }) => name)).toEqual(
      TAKEN.map(({ feature }) => feature),
    );
  });
});

describe('its chances', () => {
  const acts = fc.array(fc.record({ observed: anObserved, afterMs: fc.nat(200_000) }), {
    maxLength: 60,
  });

  test('[DP2] whatever the session, a chance strictly between 0 and 1, and a level and rank', () => {
    const standing = { bounceRate: 0.4, exitRate: 0.2, exitOfShop: 0.7, valueMinor: 100 };
    const about: About = {
      device: null,
      sessionsBefore: 3,
      customerValue: null,
      localTime: () => null,
      standingOf: (url) => (url.length % 2 === 0 ? standing : null),
    };
    const decision = priorDecision(decidingBy(prior));
    expect(decision.name).toBe('prior-1');
    fc.assert(
      fc.property(acts, (sequence) => {
        let followed: Followed = { journey: EMPTY_JOURNEY, tally: EMPTY_TALLY };
        let at = asEpochMs(1_000_000);
        for (const [index, { observed, afterMs }] of sequence.entries()) {
          at = asEpochMs(at + afterMs);
          const act = anAct(observed, { place: index + 1, at });
          followed = follow(followed, act, about, decision, JOURNEY_BOUNDS);
        }
        const { chance, level, rank } = decision.judge(glimpseOf(followed, about, at));
        expect(isInside(chance ?? 0)).toBe(true);
        expect(level >= 0 && level <= 100).toBe(true);
        expect(rank !== null && rank >= 0 && rank <= 1).toBe(true);
      }),
    );
  });

  test('[DP2] whatever is scored, also infinite, missing or too few numbers', () => {
    fc.assert(
      fc.property(anyFeatures, fc.nat(200), (features, kept) => {
        expect(isInside(chanceOf(features.subarray(0, kept)))).toBe(true);
      }),
    );
  });

  const promised = TAKEN.filter(({ direction }) => direction !== 0);
  test.each(promised.map(({ feature, direction }) => [feature, direction] as const))(
    '[DP2] %s turns a chance one way only: %d',
    (feature, direction) => {
      const place = FEATURES.findIndex(({ name }) => name === feature);
      const known = anyNumber.filter((value) => !Number.isNaN(value));
      fc.assert(
        fc.property(anyFeatures, known, known, (features, one, other) => {
          const at = (value: number): number => chanceOf(features.with(place, value));
          const rise = at(Math.max(one, other)) - at(Math.min(one, other));
          expect(rise * direction).toBeGreaterThanOrEqual(-1e-12);
        }),
        { numRuns: 500 },
      );
      const few = new Float64Array(FEATURES.length).fill(1);
      expect((chanceOf(few.with(place, 40)) - chanceOf(few)) * direction).toBeGreaterThan(0);
    },
  );
});

test('[DP3] before its first visitor a shop has ranks: as many scores below a quantile as it says', () => {
  const { ranks } = decidingBy(prior);
  expect(ranks.total).toBe(prior.scores.length);
  for (const share of [0.25, 0.5, 0.9]) {
    const score = prior.scores[Math.floor(share * prior.scores.length)] ?? 0;
    expect(Math.abs((rankOf(ranks, score) ?? 0) - share)).toBeLessThan(0.05);
  }
});

describe('reading one', () => {
  const withFields = (changes: Readonly<Record<string, unknown>>): string =>
    JSON.stringify({ ...fields, ...changes });
  const otherModel = (from: string, to: string): string => String(fields.model).replace(from, to);

  test.each([
    ['no JSON', '{', 'format'],
    ['another format', withFields({ format: 'model' }), 'format'],
    ['another version', withFields({ version: 2 }), 'version 2'],
    ['no credit', withFields({ credit: ' ' }), 'whose rows'],
    ['no rows', withFields({ rows: -1 }), 'how many rows'],
    ['more orders than rows', withFields({ positives: 8_637 }), 'how many rows'],
    ['no name', withFields({ name: 'The best' }), 'no name'],
    ['no quality', withFields({ withoutPageStatistics: { auc: 2 } }), 'how right'],
    ['a fold without quality', withFields({ withPageStatistics: bentFolds() }), 'how right'],
    ['few scores', withFields({ scores: prior.scores.slice(0, 99) }), 'ranks'],
    ['falling scores', withFields({ scores: [...prior.scores].reverse() }), 'ranks'],
    ['a score that is certain', withFields({ scores: [...prior.scores, 1] }), 'ranks'],
    ['no model', withFields({ model: 3 }), 'in the prior, the model'],
    ['a hostile model', withFields({ model: otherModel('"roots":[0', '"roots":[-1') }), 'model'],
    ['numbers', withFields({ model: otherModel('"logistic"', '"squared"') }), 'tells no chances'],
    ['no feature', withFields({ model: otherModel('"pageviews"', '"mood"') }), 'asks for mood'],
    [
      'kinds for a number',
      withFields({ model: otherModel('"categories":null', '"categories":["a"]') }),
      'prior',
    ],
  ])('[DP1] what cannot be used is refused in words: %s', (_name, text, why) => {
    const refused = readPrior(text);
    expect(refused.isOk).toBe(false);
    if (!refused.isOk) expect(refused.error).toContain(why);
  });

  test('[DP1, LM1] a text beyond the bound is refused before it is read', () => {
    const room = PRIOR_CHARS_MAX - TEXT.length;
    expect(readPrior(TEXT + ' '.repeat(room)).isOk).toBe(true);
    expect(readPrior(TEXT + ' '.repeat(room + 1))).toMatchObject({ isOk: false });
  });

  test('[DP1] whatever one character becomes, it is refused, or its chances are strictly between 0 and 1', () => {
    const row = new Float64Array(FEATURES.length).fill(10);
    const anyCharacter = fc.constantFrom(...'0123456789-.,[]{}"en ');
    fc.assert(
      fc.property(fc.nat(TEXT.length - 1), anyCharacter, (place, character) => {
        const bent = readPrior(TEXT.slice(0, place) + character + TEXT.slice(place + 1));
        expect(!bent.isOk || isInside(chanceOf(row, bent.value.model))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  function bentFolds(): object {
    return { ...prior.withPageStatistics, folds: [{ auc: 0.5 }] };
  }
});
