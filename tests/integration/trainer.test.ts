import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { nodeDigest } from '../../sidecar/adapters/ambient/system.ts';
import { LEARNING_NICENESS } from '../../sidecar/adapters/trainer/give-way.ts';
import { hashed } from '../../sidecar/adapters/trainer/hashed.ts';
import { workerTrainer } from '../../sidecar/adapters/trainer/worker.ts';
import { learnMoments } from '../../sidecar/domain/engagement/learned/learn-moments.ts';
import { finished } from '../../sidecar/domain/learning/learn.ts';
import { readModel } from '../../sidecar/domain/learning/model-text.ts';
import { seededDraw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { writeEffect } from '../../sidecar/domain/learning/uplift/effect-text.ts';
import { learnUplift } from '../../sidecar/domain/learning/uplift/learn-uplift.ts';
import { aCourse, someMoments } from '../support/builders/course.ts';
import { SMALL_PLAN, someRows } from '../unit/sidecar/domain/learning/lessons.ts';

const never = (): AbortSignal => new AbortController().signal;

test('[LE18, LF12] what is learned in a thread is what is learned here, to the last letter', async () => {
  const course = aCourse(someMoments(300), { plan: SMALL_PLAN });
  const learned = await workerTrainer().learn(course, never());
  if (learned === null) throw new Error('nobody stopped it');
  const here = hashed(learnMoments(course));
  expect(learned).toEqual(here);
  expect(learned.trial?.comparison.isBetter).toBe(true);
  const text = learned.trial?.candidate.text ?? '';
  expect(learned.trial?.candidate.textHash).toBe(nodeDigest().sha256(text));
  // The next one meets this one as champion, by its text.
  const trainedOn = learned.trial?.candidate.trainedOn ?? {};
  const again = { ...course, champion: { name: 'first', text, trainedOn } };
  const next = await workerTrainer().learn(again, never());
  expect(next?.trial).toMatchObject({ against: 'first', comparison: { gain: 0, isBetter: false } });
  expect(next?.lately).toMatchObject({ ranks: { of: 'first' }, late: { of: 'first' } });
});

test('[LE18, LF12] a model read in a thread is the one read here; one that is not ours is refused in words', async () => {
  const text = learnMoments(aCourse(someMoments(100), { plan: SMALL_PLAN })).trial?.candidate.text;
  const read = await workerTrainer().read(text ?? '');
  expect(read).toEqual(readModel(text ?? ''));
  expect(read.isOk).toBe(true);
  expect(await workerTrainer().read('{}')).toEqual(readModel('{}'));
});

test('[LE18] one that is stopped ends with nothing, also before it has begun', async () => {
  const course = aCourse(someMoments(20_000));
  const stop = new AbortController();
  const learning = workerTrainer().learn(course, stop.signal);
  stop.abort();
  expect(await learning).toBeNull();
  expect(await workerTrainer().learn(course, stop.signal)).toBeNull();
});

test('[LE18] what cannot be learned from rejects with what was wrong', async () => {
  const moments = someMoments(50);
  const course = aCourse({ ...moments, labels: moments.labels.map(() => Number.NaN) });
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

test.runIf(process.platform === 'linux')(
  '[LF12] the thread that learns lets the one that serves go first',
  async () => {
    const niceness = (): readonly number[] =>
      readdirSync('/proc/self/task').map((thread) => {
        const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
        // The name in brackets may hold spaces; it is the 19th field (proc_pid_stat(5)).
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
      });
    const before = niceness().filter((nice) => nice === LEARNING_NICENESS).length;
    const stop = new AbortController();
    const learning = workerTrainer().learn(aCourse(someMoments(20_000)), stop.signal);
    await vi.waitFor(
      () =>
        expect(niceness().filter((nice) => nice === LEARNING_NICENESS)).toHaveLength(before + 1),
      { timeout: 20_000 },
    );
    stop.abort();
    expect(await learning).toBeNull();
  },
);
