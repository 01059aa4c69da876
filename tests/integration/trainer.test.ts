import { expect, test } from 'vitest';
import { workerTrainer } from '../../sidecar/adapters/trainer/worker.ts';
import { finished, learn } from '../../sidecar/domain/learning/learn.ts';
import { writeModel } from '../../sidecar/domain/learning/model-text.ts';
import { seededDraw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { writeEffect } from '../../sidecar/domain/learning/uplift/effect-text.ts';
import { learnUplift } from '../../sidecar/domain/learning/uplift/learn-uplift.ts';
import { SMALL_PLAN, someRows } from '../unit/sidecar/domain/learning/lessons.ts';

const never = (): AbortSignal => new AbortController().signal;

test('[LE18] a model learned in a thread is the one learned here, to the last bit', async () => {
  const course = { ...someRows(400, seededDraw(1)), plan: SMALL_PLAN, seed: 3 };
  const learned = await workerTrainer().learn(course, never());
  if (learned === null) throw new Error('nobody stopped it');
  const here = finished(learn(course));
  expect(writeModel(learned.model)).toBe(writeModel(here.model));
  expect(learned.unseenLoss).toBe(here.unseenLoss);
});

test('[LE18] one that is stopped ends with nothing, also before it has begun', async () => {
  const course = { ...someRows(60_000, seededDraw(2)), seed: 3 };
  const stop = new AbortController();
  const learning = workerTrainer().learn(course, stop.signal);
  stop.abort();
  expect(await learning).toBeNull();
  expect(await workerTrainer().learn(course, stop.signal)).toBeNull();
});

test('[LE18] what cannot be learned from rejects with what was wrong', async () => {
  const { table, labels } = someRows(50, seededDraw(4));
  const course = { table, labels: labels.map(() => Number.NaN), seed: 1 };
  await expect(workerTrainer().learn(course, never())).rejects.toThrow('labels are numbers');
});

test('[LE18] an effect learned in a thread is the one learned here, and stopped it ends with nothing', async () => {
  const { table, labels } = someRows(600, seededDraw(5));
  const draw = seededDraw(6);
  const trial = {
    table,
    treated: Uint8Array.from(labels, () => (draw() < 0.5 ? 1 : 0)),
    outcomes: labels,
    treatedChance: labels.map(() => 0.5),
  };
  const course = { trial, plan: SMALL_PLAN, seed: 3 };
  const learned = await workerTrainer().learnEffect(course, never());
  if (learned === null) throw new Error('nobody stopped it');
  const here = finished(learnUplift(course));
  expect(writeEffect(learned.model)).toBe(writeEffect(here.model));
  expect(learned.said).toEqual(here.said);
  expect(await workerTrainer().learnEffect(course, AbortSignal.abort())).toBeNull();
});
