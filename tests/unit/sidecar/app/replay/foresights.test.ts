import { beforeEach, describe, expect, it } from 'vitest';
import { asId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import {
  foresightKept,
  type Scored,
  scoredBy,
  sidesOf,
} from '../../../../../sidecar/app/replay/foresights.ts';
import { NO_FORESIGHT } from '../../../../../sidecar/domain/engagement/foresight.ts';
import { promoted } from '../../../../../sidecar/domain/engagement/learned/kept-model.ts';
import { writeModel } from '../../../../../sidecar/domain/learning/model-text.ts';
import { aKeptModel } from '../../../../support/builders/kept-model.ts';
import { type TestEnvironment, testEnvironment } from '../../../../support/environment.ts';
import { A_MODEL } from '../../../../support/learned.ts';

const BOOTS = asId<ShopId>('boots');
let environment: TestEnvironment;

beforeEach(async () => {
  environment = testEnvironment();
  const { now } = environment.clock;
  const text = writeModel(A_MODEL);
  await commit(environment, async ({ tx }) => {
    await tx.learning.addModel(aKeptModel(1), text);
    await tx.learning.addModel(promoted(aKeptModel(2), now()), text);
    await tx.learning.addModel(aKeptModel(3, { kind: 'effect' }), text);
    await tx.learning.addModel(aKeptModel(4), '{"format":"spoilt"}');
  });
});

async function scored(name: string | null): Promise<Scored> {
  const found = await scoredBy(environment, name);
  if (!found.isOk) throw new Error(found.error.sentence);
  return found.value;
}

const namesBy = async (name: string | null, shop = BOOTS) => {
  const now = await foresightKept(environment, BOOTS);
  const { before, after } = await sidesOf(environment, shop, now, await scored(name));
  return [before.decision.name, after.decision.name];
};

describe('by what a replay scores', () => {
  it('[RP1] by the shop’s champion as now, by the plain rule, or by a model that is kept', async () => {
    expect(await namesBy(null)).toEqual(['model-2', 'model-2']);
    expect(await namesBy('plain-rule')).toEqual(['model-2', 'plain-rule-1']);
    expect(await namesBy('model-1')).toEqual(['model-2', 'model-1']);
    // It is of one shop, and says nothing of another.
    expect(await namesBy('model-1', asId('bikes'))).toEqual(['model-2', 'model-2']);
    const nothing = await foresightKept(environment, asId('bikes'));
    expect(nothing.decision).toBe(NO_FORESIGHT.decision);
  });

  it.each([
    ['model-9', 'There is no model model-9', 'model-unknown'],
    ['not an id', 'There is no model not an id', 'model-unknown'],
    ['model-3', 'scores nobody', 'model-scores-nobody'],
    ['model-4', 'model', 'model-unreadable'],
  ])('[RP4, PN20] %s is refused in a sentence and by a reason', async (name, part, word) => {
    expect(await scoredBy(environment, name)).toMatchObject({
      isOk: false,
      error: { sentence: expect.stringContaining(part), reason: { word, name } },
    });
  });
});
