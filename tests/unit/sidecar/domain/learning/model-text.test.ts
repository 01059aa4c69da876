import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contributionsOf } from '../../../../../sidecar/domain/learning/contributions.ts';
import { finished, learn } from '../../../../../sidecar/domain/learning/learn.ts';
import { readModel, writeModel } from '../../../../../sidecar/domain/learning/model-text.ts';
import { chanceOfRow, scoreOf } from '../../../../../sidecar/domain/learning/score.ts';
import { seededDraw } from '../../../../../sidecar/domain/learning/seeded-draw.ts';
import { rowOf } from '../../../../../sidecar/domain/learning/table.ts';
import { SMALL_PLAN, someRows } from './lessons.ts';

const { table, labels } = someRows(400, seededDraw(1));
const { model } = finished(learn({ table, labels, plan: SMALL_PLAN, seed: 1 }));
const text = writeModel(model);

test('[LE9] a model read back is the same model and scores to the last bit', () => {
  const read = readModel(text);
  if (!read.isOk) throw new Error(read.error);
  expect(read.value).toEqual(model);
  for (let at = 0; at < 50; at += 1) {
    expect(scoreOf(read.value, rowOf(table, at))).toBe(scoreOf(model, rowOf(table, at)));
  }
  expect(writeModel(read.value)).toBe(text);
});

type Fields = Record<string, unknown>;

function withFields(more: Fields): string {
  return JSON.stringify({ ...JSON.parse(text), ...more });
}

function withPlace(name: string, place: number, value: unknown): string {
  const fields: Fields = JSON.parse(text);
  const list = fields[name];
  if (!Array.isArray(list)) throw new Error(`${name} is a list`);
  list[place] = value;
  return JSON.stringify(fields);
}

const fork = model.column.indexOf(0);
const categoryFork = model.set.findIndex((set) => set >= 0);
const leaf = model.column.indexOf(-1);

test.each([
  ['no JSON', '{', 'not a JSON object'],
  ['a list', '[]', 'not a JSON object'],
  ['another format', withFields({ format: 'trees' }), 'not in the format'],
  ['a later version', withFields({ version: 2 }), 'version 2'],
  ['another loss', withFields({ loss: 'hinge' }), 'loss'],
  ['a base that is text', withFields({ base: '0' }), 'base'],
  ['a base out of range', withFields({ base: 1e300 }), 'base'],
  ['no columns', withFields({ columns: [] }), 'columns'],
  ['a column without a name', withFields({ columns: [{ categories: null }] }), 'columns'],
  [
    'categories that are numbers',
    withFields({ columns: [{ name: 'a', categories: [1] }] }),
    'columns',
  ],
  [
    'a calibration that turns round',
    withFields({ calibration: { kind: 'line', slope: -1, offset: 0 } }),
    'calibration',
  ],
  [
    'steps that fall',
    withFields({ calibration: { kind: 'steps', at: [0, 1], chances: [0.5, 0.4] } }),
    'calibration',
  ],
  [
    'steps above 1',
    withFields({ calibration: { kind: 'steps', at: [0], chances: [2] } }),
    'calibration',
  ],
  [
    'steps at one place',
    withFields({ calibration: { kind: 'steps', at: [1, 1], chances: [0, 1] } }),
    'calibration',
  ],
  ['a calibration unheard of', withFields({ calibration: { kind: 'curve' } }), 'calibration'],
  ['a value that is null, as NaN is in JSON', withPlace('value', leaf, null), 'lists of numbers'],
  ['a threshold that is text', withPlace('threshold', fork, 'NaN'), 'lists of numbers'],
  ['a value out of range', withPlace('value', leaf, 1e12), 'value out of range'],
  ['lists of different length', withFields({ cover: [1] }), 'differ in length'],
  ['a node that is its own child', withPlace('left', fork, fork), 'leads nowhere'],
  ['a way back', withPlace('left', fork, 0), 'leads nowhere'],
  ['a child beyond the end', withPlace('left', fork, 1e9), 'leads nowhere'],
  ['two ways to one node', withPlace('left', fork, Number(model.left[fork]) + 1), 'no tree'],
  [
    'a root at a child',
    withFields({ roots: [...model.roots, 1] }),
    'begins nowhere or twice|reached twice',
  ],
  ['a root that is no place', withFields({ roots: [0.5] }), 'begins nowhere'],
  ['a tree without root', withFields({ roots: [...model.roots].slice(1) }), 'belongs to no tree'],
  ['a column that is not there', withPlace('column', fork, 99), 'not there'],
  ['a cover of 0', withPlace('cover', 0, 0), 'no row'],
  [
    'a child of more than its parent',
    withPlace('cover', Number(model.left[fork]), 1e9),
    'cover out of range',
  ],
  ['a number asked as category', withPlace('set', fork, 0), 'takes a number'],
  ['a category without its set', withPlace('set', categoryFork, -1), 'names no set'],
  ['a set that ends too early', withFields({ sets: [1] }), 'names no set'],
  ['a set of fractions', withPlace('sets', 0, 0.5), 'not made of bits'],
])('[LE9] a model with %s is refused in words', (_, broken, sentence) => {
  const read = readModel(broken);
  expect(read.isOk).toBe(false);
  if (!read.isOk) expect(read.error).toMatch(new RegExp(sentence));
});

test('[LE9] too deep a tree is refused, one of the greatest depth is explained without NaN', () => {
  const chain = (depth: number, share: number) => {
    const column: number[] = [];
    const left: number[] = [];
    const cover: number[] = [1];
    for (let at = 0; at < depth; at += 1) {
      column.push(0, -1);
      left.push(2 * at + 1, 0);
      cover.push((cover[2 * at] ?? 1) * (1 - share), (cover[2 * at] ?? 1) * share);
    }
    // Each fork leads on by its right child, the next place but one.
    const nodes = { column: [0], left: [1] };
    for (let at = 1; at <= depth; at += 1) {
      nodes.column.push(-1, at === depth ? -1 : 0);
      nodes.left.push(0, at === depth ? 0 : 2 * at + 1);
    }
    const count = nodes.column.length;
    return withFields({
      ...nodes,
      columns: [{ name: 'x', categories: null }],
      roots: [0],
      cover: cover.slice(0, count),
      threshold: new Array(count).fill(0),
      set: new Array(count).fill(-1),
      isMissingLeft: '0'.repeat(count),
      value: new Array(count).fill(1),
      sets: [],
    });
  };
  expect(readModel(chain(25, 0.5))).toEqual({
    isOk: false,
    error: 'a tree of the model is too deep',
  });
  const read = readModel(chain(24, 0.5));
  if (!read.isOk) throw new Error(read.error);
  for (const value of [-1, 1, Number.NaN]) {
    const { base, byColumn } = contributionsOf(read.value, Float64Array.of(value));
    expect(base + (byColumn[0] ?? 0)).toBeCloseTo(scoreOf(read.value, Float64Array.of(value)), 9);
  }
});

test('[LE9] whatever one value of a model is changed to, it is refused or ends in finite numbers', () => {
  const names = ['threshold', 'column', 'left', 'set', 'value', 'cover', 'roots', 'sets'];
  const anything = fc.oneof(
    fc.double(),
    fc.integer(),
    fc.constant(null),
    fc.string(),
    fc.integer({ min: -2, max: 40 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), anything, (name, place, value) => {
      const list: unknown = JSON.parse(text)[name];
      const length = Array.isArray(list) ? list.length : 0;
      const read = readModel(withPlace(name, place % length, value));
      if (!read.isOk) return;
      for (let at = 0; at < 5; at += 1) {
        const row = rowOf(table, at);
        const { base, byColumn } = contributionsOf(read.value, row);
        const chance = chanceOfRow(read.value, row);
        expect(chance > 0 && chance < 1 && [base, ...byColumn].every(Number.isFinite)).toBe(true);
      }
    }),
    { numRuns: 300, seed: 1 },
  );
});
