import type { KeptModel } from '../../domain/engagement/learned/kept-model.ts';
import type { Model } from '../../domain/learning/model.ts';
import { readModel } from '../../domain/learning/model-text.ts';
import type { Trainer } from '../../ports/trainer.ts';
import type { Environment } from '../context.ts';
import { type Looking, look } from '../pipeline.ts';

/** What it takes to read a model that is kept. */
export interface Reading extends Looking, Pick<Environment, 'log'> {
  /** Missing beside a sidecar, where nobody is kept waiting. */
  readonly trainer?: Pick<Trainer, 'read'>;
  readonly turns?: Environment['turns'];
}

/** The model that a row of the store stands for; null, and said in the log, when it cannot be used. */
export async function modelOf(
  environment: Reading,
  { model, shop }: KeptModel,
): Promise<Model | null> {
  const text = await look(environment, ({ tx }) => tx.learning.textOf(model));
  if (text === null) return null;
  await environment.turns?.next();
  const read = await readText(environment, text);
  if (read.isOk) return read.value;
  environment.log.error('model-unusable', { shop, model, sentence: read.error });
  return null;
}

/** A model from its text: megabytes, so not in a thread that others wait for. */
export async function readText(
  { trainer }: Pick<Reading, 'trainer'>,
  text: string,
): ReturnType<Trainer['read']> {
  return trainer === undefined ? readModel(text) : trainer.read(text);
}
