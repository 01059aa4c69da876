import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Calibration } from './calibrate.ts';
import { asList, asNumbers, asRecord, isFiniteNumber } from './checked.ts';
import type { Model, ModelColumn } from './model.ts';
import { CATEGORIES_MAX } from './table.ts';
import { SET_WORDS } from './tree.ts';
import { VALUE_MAX, wrongNodes } from './wrong-nodes.ts';

const FORMAT = 'toonbank-trees';
const VERSION = 1;

/** More than any training here makes; a file that claims more is not ours. */
const MODEL_NODES_MAX = 400_000;
const MODEL_COLUMNS_MAX = 2_000;

/** A model as one compact JSON text; reading it gives the same scores to the last bit. */
export function writeModel(model: Model): string {
  const leafless = (values: Iterable<number>): number[] =>
    Array.from(values, (value) => (value === Number.POSITIVE_INFINITY ? Number.MAX_VALUE : value));
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    loss: model.loss,
    columns: model.columns,
    base: model.base,
    calibration: model.calibration,
    roots: [...model.roots],
    column: [...model.column],
    threshold: leafless(model.threshold),
    set: [...model.set],
    isMissingLeft: [...model.isMissingLeft].join(''),
    left: [...model.left],
    value: [...model.value],
    cover: [...model.cover],
    sets: [...model.sets],
  });
}

/**
 * A model from its text.
 *
 * @returns the model, or why it is not used: whoever wrote the text, scoring with it then always ends with a finite
 * number
 */
export function readModel(text: string): Result<Model, string> {
  const parsed = parse(text);
  const fields = asRecord(parsed);
  if (fields === null) return err('the model is not a JSON object');
  if (fields.format !== FORMAT) return err(`the model is not in the format ${FORMAT}`);
  if (fields.version !== VERSION)
    return err(`the model has version ${String(fields.version)}, not ${VERSION}`);
  if (fields.loss !== 'logistic' && fields.loss !== 'squared')
    return err('the model names no loss we know');
  if (!isFiniteNumber(fields.base) || Math.abs(fields.base) > VALUE_MAX)
    return err('the base of the model is not a number');
  const columns = columnsIn(fields.columns);
  if (columns === null) return err('the columns of the model are not what they should be');
  const calibration = calibrationIn(fields.calibration);
  if (calibration === null) return err('the calibration of the model is not what it should be');
  const column = asNumbers(fields.column, MODEL_NODES_MAX);
  const threshold = asNumbers(fields.threshold, MODEL_NODES_MAX);
  const roots = asNumbers(fields.roots, MODEL_NODES_MAX);
  const set = asNumbers(fields.set, MODEL_NODES_MAX);
  const left = asNumbers(fields.left, MODEL_NODES_MAX);
  const value = asNumbers(fields.value, MODEL_NODES_MAX);
  const cover = asNumbers(fields.cover, MODEL_NODES_MAX);
  const sets = asNumbers(fields.sets, MODEL_NODES_MAX * SET_WORDS);
  const sides = typeof fields.isMissingLeft === 'string' ? fields.isMissingLeft : '';
  if (!column || !threshold || !roots || !set || !left || !value || !cover || !sets) {
    return err('the nodes of the model are not lists of numbers');
  }
  if (
    ![threshold, set, left, value, cover, sides].every(({ length }) => length === column.length)
  ) {
    return err('the lists of nodes in the model differ in length');
  }
  const nodes = { column, threshold, roots, set, left, value, cover, sets };
  const wrong = wrongNodes(nodes, columns);
  if (wrong !== null) return err(wrong);
  return ok({
    loss: fields.loss,
    columns,
    base: fields.base,
    calibration,
    roots: Int32Array.from(roots),
    column: Int32Array.from(column),
    threshold: Float64Array.from(threshold, (each) =>
      each === Number.MAX_VALUE ? Number.POSITIVE_INFINITY : each,
    ),
    set: Int32Array.from(set),
    isMissingLeft: Uint8Array.from(sides, (side) => (side === '1' ? 1 : 0)),
    left: Int32Array.from(left),
    value: Float64Array.from(value),
    cover: Float64Array.from(cover),
    sets: Uint32Array.from(sets),
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function columnsIn(value: unknown): readonly ModelColumn[] | null {
  const list = asList(value, MODEL_COLUMNS_MAX);
  if (list === null || list.length === 0) return null;
  const columns: ModelColumn[] = [];
  for (const each of list) {
    const { name, categories } = asRecord(each) ?? {};
    const known = categories === null ? null : asList(categories, CATEGORIES_MAX);
    if (typeof name !== 'string' || (known === null && categories !== null)) return null;
    const words = known?.filter((word) => typeof word === 'string') ?? null;
    if (words?.length !== known?.length) return null;
    columns.push({ name, categories: words });
  }
  return columns;
}

function calibrationIn(value: unknown): Calibration | null {
  const fields = asRecord(value);
  if (fields?.kind === 'line') {
    const { slope, offset } = fields;
    if (!isFiniteNumber(slope) || !isFiniteNumber(offset) || slope <= 0) return null;
    return { kind: 'line', slope, offset };
  }
  if (fields?.kind !== 'steps') return null;
  const at = asNumbers(fields.at, MODEL_NODES_MAX);
  const chances = asNumbers(fields.chances, MODEL_NODES_MAX);
  if (at === null || chances === null || at.length === 0 || at.length !== chances.length)
    return null;
  const isRising = (values: readonly number[], isStrict: boolean): boolean =>
    values.every((each, place) => {
      const before = values[place - 1] ?? Number.NEGATIVE_INFINITY;
      return isStrict ? each > before : each >= before;
    });
  if (at.some((each) => Math.abs(each) > VALUE_MAX)) return null;
  if (!isRising(at, true) || !isRising(chances, false)) return null;
  if (chances.some((chance) => chance < 0 || chance > 1)) return null;
  return { kind: 'steps', at, chances };
}
