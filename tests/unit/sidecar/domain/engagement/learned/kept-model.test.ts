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

test('[LF9] beyond the bound the oldest go, but neither the champion nor the one before it', () => {
  const many = [first, second, third, ...[4, 5, 6].map((n) => aKeptModel(n))];
  expect(surplusOf(many, 6)).toEqual([]);
  expect(surplusOf(many, 4).map(({ model }) => model)).toEqual(['model-1', 'model-4']);
  expect(surplusOf(many, 1).map(({ model }) => model)).not.toContain('model-2');
});
