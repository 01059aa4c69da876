import { expect, test } from 'vitest';
import {
  againstOf,
  beforeIn,
  decidingOf,
} from '../../../../../../extension/console/views/learning/deciding.ts';
import { versionCells } from '../../../../../../extension/console/views/learning/features.model.ts';
import {
  discernsOf,
  gainedOf,
} from '../../../../../../extension/console/views/learning/quality.model.ts';
import { SESSIONS_NEEDED } from '../../../../../../extension/console/views/learning/sessions-needed.ts';
import { en } from '../../../../../../extension/console/words/en.ts';
import { nl } from '../../../../../../extension/console/words/nl.ts';
import { asId, type ModelId } from '../../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../../shared/kernel/time.ts';
import {
  HELD_OUT_SESSIONS_MIN,
  LEARNED_SESSIONS_MIN,
} from '../../../../../../shared/protocol/limits.ts';
import { cutOf } from '../../../../../../sidecar/app/learning/candidate.ts';
import {
  promoted,
  retired,
  rollBackTo,
} from '../../../../../../sidecar/domain/engagement/learned/kept-model.ts';
import { plainRule } from '../../../../../../sidecar/domain/engagement/score.ts';
import { learningAnswered } from '../../../../../screens/fixture-learning.ts';
import { aKeptModel } from '../../../../../support/builders/kept-model.ts';

const NOW = 1_793_610_000_000;

test('[CO4, LF11] what decides is the plain rule, a starting model, or the version in force', () => {
  const empty = { ...learningAnswered('empty', NOW), decision: plainRule.name };
  expect(decidingOf(empty)).toEqual({ by: 'plain' });
  expect(decidingOf(learningAnswered('prior', NOW))).toEqual({ by: 'prior' });
  expect(decidingOf(learningAnswered('full', NOW))).toMatchObject({
    by: 'own',
    model: { model: 'model-4' },
  });
});

test('[CO4, LF10] until the sidecar scores by what is kept, it is said what will decide', () => {
  const full = learningAnswered('full', NOW);
  expect(decidingOf(learningAnswered('changing', NOW))).toMatchObject({
    by: 'changing',
    to: { model: 'model-4' },
  });
  const models = full.models.map((model) =>
    model.state === 'champion' && model.kind === 'chance'
      ? { ...model, state: 'rejected' as const }
      : model,
  );
  expect(decidingOf({ ...full, models })).toEqual({ by: 'changing', to: null });
});

test('[CO4, LF10] the version named as the one before is the one that rolling back puts in force', () => {
  const at = (n: number) => asEpochMs(NOW + n * 1_000);
  const made = (n: number) => ({ ...aKeptModel(n), learnedAt: at(n) });
  // One after the other, one of them taken back in between.
  const [one, two, four] = [made(1), made(2), made(4)];
  const models = [
    retired(promoted(one, at(1)), at(2)),
    retired(promoted(two, at(2)), at(4)),
    { ...made(3), state: 'rejected' as const, rolledBack: { by: 'lead', at: at(3) } },
    promoted(four, at(4)),
  ];
  const rolled = rollBackTo(models, asId<ModelId>(four.model), 'lead', at(5));
  const next = rolled.isOk ? rolled.value.next : null;
  const cards = models.map(({ model, state, learnedAt }) => {
    const [card] = learningAnswered('full', NOW).models;
    if (card === undefined) throw new Error('no card');
    return { ...card, model, state, learnedAt };
  });
  expect(next?.model).toBe(two.model);
  expect(beforeIn(cards)?.model).toBe(next?.model);
  expect(beforeIn([])).toBeNull();
});

test('[CO4] with whom a version was compared is said, also when that is no longer kept', () => {
  const { models } = learningAnswered('full', NOW);
  expect(againstOf('none', models)).toEqual({ is: 'none' });
  expect(againstOf(plainRule.name, models)).toEqual({ is: 'plain' });
  expect(againstOf('prior-1', models)).toEqual({ is: 'prior' });
  expect(againstOf('model-1', models)).toMatchObject({ is: 'version' });
  expect(againstOf('model-of-old', models)).toEqual({ is: 'gone' });
});

test('[CO4] a quality has its word, and a gain says something only beyond what chance explains', () => {
  expect([0.5, 0.6, 0.7, 0.8].map(discernsOf)).toEqual(['hardly', 'somewhat', 'well', 'very-well']);
  const gained = (gain: number, standardError: number | null) =>
    gainedOf({ name: 'none', sessions: 9, gain, standardError });
  expect(gained(0.02, 0.01)).toBe('better');
  expect(gained(0.019, 0.01)).toBe('unclear');
  expect(gained(-0.019, 0.01)).toBe('unclear');
  expect(gained(-0.02, 0.01)).toBe('worse');
  expect(gained(0.02, null)).toBe('few');
});

test('[CO4, LF8] so many sessions are said to be needed as it takes', () => {
  const enough = (count: number): boolean => {
    const cut = cutOf({ startedAt: new Float64Array(count) });
    return cut >= LEARNED_SESSIONS_MIN && count - cut >= HELD_OUT_SESSIONS_MIN;
  };
  expect(enough(SESSIONS_NEEDED)).toBe(true);
  expect(enough(SESSIONS_NEEDED - 5)).toBe(false);
});

test('[CO2, CO4] the file of versions has a cell for every column', () => {
  const columns = Object.keys(en.learning.file.versions);
  expect(Object.keys(nl.learning.file.versions)).toEqual(columns);
  for (const model of learningAnswered('full', NOW).models) {
    expect(versionCells(model)).toHaveLength(columns.length);
  }
});
