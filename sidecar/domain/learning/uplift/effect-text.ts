import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import type { Interval } from '../../measure/proportion.ts';
import { asList, asRecord, isFiniteNumber } from '../checked.ts';
import type { Model } from '../model.ts';
import { readModel, writeModel } from '../model-text.ts';
import { VALUE_MAX } from '../wrong-nodes.ts';
import { type EffectModel, LEARNERS, type Learner, MODELS_OF } from './effect-model.ts';

const FORMAT = 'toonbank-effect';
const VERSION = 1;

/** An effect model as one compact JSON text; reading it says the same of every row, to the last bit. */
export function writeEffect({ models, ...rest }: EffectModel): string {
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    ...rest,
    models: models.map(writeModel),
  });
}

/**
 * An effect model from its text.
 *
 * @returns the model, or why it is not used: whoever wrote the text, what it says is always finite and within −1..1
 */
export function readEffect(text: string): Result<EffectModel, string> {
  const fields = asRecord(parse(text));
  if (fields === null) return err('the effect model is not a JSON object');
  if (fields.format !== FORMAT) return err(`the effect model is not in the format ${FORMAT}`);
  if (fields.version !== VERSION)
    return err(`the effect model has version ${String(fields.version)}, not ${VERSION}`);
  const learner = LEARNERS.find((each) => each === fields.learner);
  if (learner === undefined) return err('the effect model names no learner we know');
  const mean = intervalIn(fields.mean);
  const { believed, treatedShare, meanSaid } = fields;
  if (!isShare(believed) || !isShare(treatedShare) || !isSayable(meanSaid) || mean === null)
    return err('the numbers of the effect model are not what they should be');
  const models = modelsIn(fields.models, learner);
  if (!models.isOk) return models;
  return ok({ learner, models: models.value, treatedShare, mean, meanSaid, believed });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isShare(value: unknown): value is number {
  return isFiniteNumber(value) && value >= 0 && value <= 1;
}

function isSayable(value: unknown): value is number {
  return isFiniteNumber(value) && Math.abs(value) <= VALUE_MAX;
}

/** A difference of two chances with its bounds; null when it is none. */
export function intervalIn(value: unknown): Interval | null {
  const { estimate, low, high } = asRecord(value) ?? {};
  const isDifference = (each: unknown): each is number =>
    isFiniteNumber(each) && Math.abs(each) <= 1;
  if (!isDifference(estimate) || !isDifference(low) || !isDifference(high)) return null;
  return low <= estimate && estimate <= high ? { estimate, low, high } : null;
}

function modelsIn(value: unknown, learner: Learner): Result<readonly Model[], string> {
  const texts = asList(value, MODELS_OF[learner]);
  if (texts?.length !== MODELS_OF[learner])
    return err('the effect model does not have the models of its learner');
  const models: Model[] = [];
  for (const each of texts) {
    const read = readModel(typeof each === 'string' ? each : '');
    if (!read.isOk) return read;
    models.push(read.value);
  }
  const columns = new Set(models.map((model) => JSON.stringify(model.columns)));
  if (columns.size > 1) return err('the models of the effect model differ in their columns');
  const loss = learner === 'two' ? 'logistic' : 'squared';
  if (models.some((model) => model.loss !== loss))
    return err('the models of the effect model are not of its learner');
  return ok(models);
}
