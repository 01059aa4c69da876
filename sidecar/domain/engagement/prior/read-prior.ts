import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import { asList, asNumbers, asRecord, isFiniteNumber } from '../../learning/checked.ts';
import type { Model, ModelColumn } from '../../learning/model.ts';
import { readModel } from '../../learning/model-text.ts';
import { FEATURES } from '../features/row.ts';
import { RANKED_FROM } from '../ranks.ts';
import type { Prior, PriorMeasured, PriorQuality } from './prior.ts';

/** What the text of a prior says it is. */
export const PRIOR_FORMAT = 'toonbank-prior';
export const PRIOR_VERSION = 1;

/** It is read at every start and lies in the tree: some hundred trees of eight leaves are enough for what it knows. */
export const PRIOR_CHARS_MAX = 150_000;

const NAME = /^[a-z0-9-]{1,40}$/;
const SCORES_MAX = 1_000;
const FOLDS_MAX = 100;

/**
 * A prior from its text (SPEC DP1).
 *
 * @returns the prior, or why it is not used; whoever wrote the text, its chances are then strictly between 0 and 1
 */
export function readPrior(text: string): Result<Prior, string> {
  if (text.length > PRIOR_CHARS_MAX)
    return err(`the prior is longer than ${PRIOR_CHARS_MAX} characters`);
  const fields = asRecord(parse(text));
  if (fields?.format !== PRIOR_FORMAT) return err(`the prior is not in the format ${PRIOR_FORMAT}`);
  if (fields.version !== PRIOR_VERSION)
    return err(`the prior has version ${String(fields.version)}, not ${PRIOR_VERSION}`);
  const { name, credit, rows, positives } = fields;
  if (typeof name !== 'string' || !NAME.test(name)) return err('the prior has no name');
  if (typeof credit !== 'string' || credit.trim() === '')
    return err('the prior does not say whose rows it was learned from');
  if (!isCount(rows) || !isCount(positives) || positives > rows)
    return err('the prior does not say from how many rows it was learned');
  const withPageStatistics = measuredIn(fields.withPageStatistics);
  const withoutPageStatistics = measuredIn(fields.withoutPageStatistics);
  if (withPageStatistics === null || withoutPageStatistics === null)
    return err('the prior does not say how right it is');
  const scores = asNumbers(fields.scores, SCORES_MAX);
  if (scores === null || !areQuantiles(scores)) return err('the scores of the prior are no ranks');
  const model = readModel(typeof fields.model === 'string' ? fields.model : '');
  if (!model.isOk) return err(`in the prior, ${model.error}`);
  const wrong = wrongModel(model.value);
  if (wrong !== null) return err(wrong);
  return ok({
    name,
    model: model.value,
    credit,
    rows,
    positives,
    withPageStatistics,
    withoutPageStatistics,
    scores,
  });
}

/** Why this model cannot be asked with a row of features; null when it can. */
function wrongModel({ loss, columns }: Model): string | null {
  if (loss !== 'logistic') return 'the model of the prior tells no chances';
  const strange = columns.find((column) => !FEATURES.some((feature) => isOf(column, feature)));
  return strange === undefined ? null : `the prior asks for ${strange.name}, no feature`;
}

function isOf({ name, categories }: ModelColumn, feature: (typeof FEATURES)[number]): boolean {
  const known = feature.kind === 'category' ? feature.categories : null;
  return feature.name === name && JSON.stringify(known) === JSON.stringify(categories);
}

function measuredIn(value: unknown): PriorMeasured | null {
  const whole = qualityIn(value);
  const folds = asList(asRecord(value)?.folds, FOLDS_MAX)?.map(qualityIn) ?? null;
  if (whole === null || folds === null) return null;
  const known = folds.filter((fold) => fold !== null);
  return known.length === folds.length ? { ...whole, folds: known } : null;
}

function qualityIn(value: unknown): PriorQuality | null {
  const { auc, prAuc, logLoss, ece } = asRecord(value) ?? {};
  if (![auc, prAuc, ece].every(isShare) || !isFiniteNumber(logLoss) || logLoss < 0) return null;
  return { auc: Number(auc), prAuc: Number(prAuc), logLoss, ece: Number(ece) };
}

/** As many as a rank needs, rising, none of them certain. */
function areQuantiles(scores: readonly number[]): boolean {
  const isRising = scores.every((score, place) => score >= (scores[place - 1] ?? 0));
  return (
    scores.length >= RANKED_FROM && isRising && scores.every((score) => score > 0 && score < 1)
  );
}

function isCount(value: unknown): value is number {
  return isFiniteNumber(value) && Number.isInteger(value) && value >= 0;
}

function isShare(value: unknown): value is number {
  return isFiniteNumber(value) && value >= 0 && value <= 1;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
