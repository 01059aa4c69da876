import { expect, test } from 'vitest';
import { asId } from '../../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../../shared/kernel/time.ts';
import {
  championOf,
  lastRolledBackAt,
  promoted,
  retired,
  rollBackTo,
  surplusOf,
} from '../../../../../../sidecar/domain/engagement/learned/kept-model.ts';
import { aKeptModel } from '../../../../../support/builders/kept-model.ts';

const at = (n: number) => asEpochMs(1_000 + n);
const first = retired(promoted(aKeptModel(1), at(1)), at(2));
const second = retired(promoted(aKeptModel(2), at(2)), at(3));
const third = promoted(aKeptModel(3), at(3));
const MODELS = [third, second, first, aKeptModel(4)];

test('[LF10] the one that was champion last decides again', () => {
  const rolled = rollBackTo(MODELS, asId('model-3'), 'lead-lars', at(9));
  if (!rolled.isOk) throw new Error(rolled.error);
  const { back, next } = rolled.value;
  expect(back).toMatchObject({
    model: 'model-3',
    state: 'rejected',
    rolledBack: { by: 'lead-lars', at: at(9) },
  });
  expect(next).toMatchObject({ model: 'model-2', state: 'champion', championAt: at(9) });
  expect(next?.retiredAt).toBeNull();
  expect(championOf(MODELS)).toBe(third);
});

test('[LF10] with none before it nobody of the shop decides', () => {
  const rolled = rollBackTo([third, aKeptModel(4)], asId('model-3'), 'lead-lars', at(9));
  expect(rolled.isOk && rolled.value.next).toBeNull();
});

test('[EN21] to none, those before it are taken back too, and none is put in its place', () => {
  const rolled = rollBackTo(MODELS, asId('model-3'), 'lead-lars', at(9), 'none');
  if (!rolled.isOk) throw new Error(rolled.error);
  const { back, next, also } = rolled.value;
  expect([back.model, next]).toEqual(['model-3', null]);
  expect(also.map(({ model }) => model)).toEqual(['model-2', 'model-1']);
  for (const each of [back, ...also]) {
    expect(each).toMatchObject({ state: 'rejected', rolledBack: { by: 'lead-lars', at: at(9) } });
  }
});

test('[LF10] one that is not champion is not taken back', () => {
  for (const model of ['model-2', 'model-4', 'model-9']) {
    expect(rollBackTo(MODELS, asId(model), 'lead-lars', at(9))).toEqual({
      isOk: false,
      error: 'not-champion',
    });
  }
});

test('[LF10] the last of several roll-backs counts', () => {
  const by = 'lead-lars';
  expect(lastRolledBackAt(MODELS)).toBeNull();
  const rolled = [5, 8, 6].map((n) => aKeptModel(n, { rolledBack: { by, at: at(n) } }));
  expect(lastRolledBackAt([...rolled, third])).toBe(at(8));
});

test('[LF9] the one taken back last is kept: what came before that moment must go on not to count', () => {
  const by = 'lead-lars';
  const back = [1, 2].map((n) => aKeptModel(n, { rolledBack: { by, at: at(n) } }));
  const many = [...back, ...[3, 4, 5, 6].map((n) => aKeptModel(n)), promoted(aKeptModel(7), at(7))];
  const left = many.filter((each) => !surplusOf(many, 2).includes(each));
  expect(left.map(({ model }) => model)).toEqual(['model-2', 'model-7']);
  expect(lastRolledBackAt(left)).toBe(at(2));
});

test('[LF9] beyond the bound the oldest go, but neither the champion nor the one before it', () => {
  const many = [first, second, third, ...[4, 5, 6].map((n) => aKeptModel(n))];
  expect(surplusOf(many, 6)).toEqual([]);
  expect(surplusOf(many, 4).map(({ model }) => model)).toEqual(['model-1', 'model-4']);
  expect(surplusOf(many, 1).map(({ model }) => model)).not.toContain('model-2');
});
