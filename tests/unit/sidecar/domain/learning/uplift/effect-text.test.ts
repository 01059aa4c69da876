import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finished, learn } from '../../../../../../sidecar/domain/learning/learn.ts';
import type { Model } from '../../../../../../sidecar/domain/learning/model.ts';
import { writeModel } from '../../../../../../sidecar/domain/learning/model-text.ts';
import { seededDraw } from '../../../../../../sidecar/domain/learning/seeded-draw.ts';
import {
  type EffectModel,
  effectOfRow,
  type Learner,
} from '../../../../../../sidecar/domain/learning/uplift/effect-model.ts';
import {
  readEffect,
  writeEffect,
} from '../../../../../../sidecar/domain/learning/uplift/effect-text.ts';
import { SMALL_PLAN, someRows } from '../lessons.ts';

function aModel(loss: 'logistic' | 'squared', seed: number): Model {
  return finished(learn({ ...someRows(300, seededDraw(seed)), loss, plan: SMALL_PLAN, seed }))
    .model;
}

const LOGISTIC = [aModel('logistic', 1), aModel('logistic', 2)];
const SQUARED = [aModel('squared', 3), aModel('squared', 4)];

function anEffect(learner: Learner): EffectModel {
  const models = { two: LOGISTIC, crossed: SQUARED, robust: SQUARED.slice(0, 1) }[learner];
  return {
    learner,
    models,
    treatedShare: 0.9,
    mean: { estimate: 0.04, low: -0.01, high: 0.09 },
    meanSaid: 0.02,
    believed: 0.75,
  };
}

describe('the text of an effect model', () => {
  const rows = fc.array(
    fc.oneof(fc.double(), fc.constant(Number.NaN), fc.constant(Number.POSITIVE_INFINITY)),
    { minLength: 0, maxLength: 6 },
  );

  it.each(['two', 'crossed', 'robust'] as const)(
    '[LE9] an effect model of learner %s says the same of every row when it is read back, within −1..1',
    (learner) => {
      const model = anEffect(learner);
      const read = readEffect(writeEffect(model));
      if (!read.isOk) throw new Error(read.error);
      fc.assert(
        fc.property(rows, (values) => {
          const row = Float64Array.from(values);
          const effect = effectOfRow(model, row);
          expect(effectOfRow(read.value, row)).toBe(effect);
          expect(Math.abs(effect)).toBeLessThanOrEqual(1);
        }),
      );
    },
  );

  it('[LE9] an effect is never beyond −1 or 1, however far a row lies from the mean', () => {
    const far = { ...anEffect('robust'), meanSaid: -5 };
    expect(effectOfRow(far, new Float64Array(4))).toBe(1);
    expect(effectOfRow({ ...far, meanSaid: 5 }, new Float64Array(4))).toBe(-1);
  });

  const good = writeEffect(anEffect('two'));
  const withField = (name: string, value: unknown): string =>
    JSON.stringify({ ...JSON.parse(good), [name]: value });
  const texts = LOGISTIC.map(writeModel);
  const others = finished(
    learn({
      table: {
        rows: 4,
        columns: [{ name: 'other', values: new Float64Array(4), categories: null }],
      },
      labels: Float64Array.of(0, 1, 0, 1),
      plan: SMALL_PLAN,
      seed: 1,
    }),
  ).model;

  it.each([
    ['no JSON', 'x'],
    ['another format', withField('format', 'toonbank-trees')],
    ['another version', withField('version', 2)],
    ['an unknown learner', withField('learner', 'three')],
    ['a belief above all', withField('believed', 1.5)],
    ['a belief that is none', withField('believed', null)],
    ['a share below none', withField('treatedShare', -0.1)],
    ['a distance that overflows', withField('meanSaid', 1e308)],
    ['a mean outside its interval', withField('mean', { estimate: 0.5, low: 0, high: 0.1 })],
    ['one model of two', withField('models', texts.slice(0, 1))],
    ['three models of two', withField('models', [...texts, texts[0]])],
    ['models that are no texts', withField('models', [1, 2])],
    ['a spoilt model', withField('models', [texts[0], '{"format":"toonbank-trees"}'])],
    ['models of another learner', withField('models', SQUARED.map(writeModel))],
    ['models of different columns', withField('models', [texts[0], writeModel(others)])],
  ])('[LE9] %s is refused in words', (_name, text) => {
    expect(readEffect(text)).toMatchObject({
      isOk: false,
      error: expect.stringMatching(/\w+ \w+/),
    });
  });

  it('[LE9] whatever is changed in a text, what is not refused says finite effects', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.string({ maxLength: 3 }), rows, (at, put, values) => {
        const read = readEffect(good.slice(0, at) + put + good.slice(at + 1));
        if (!read.isOk) return;
        expect(Number.isFinite(effectOfRow(read.value, Float64Array.from(values)))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
