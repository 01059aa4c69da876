import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bm25Neighbour } from '../../../../bench/evaluate/answers/bm25-neighbour.ts';
import { calibrationError, judge } from '../../../../bench/evaluate/answers/judge.ts';
import { logisticRegression } from '../../../../bench/evaluate/answers/logistic-regression.ts';
import { ours } from '../../../../bench/evaluate/answers/ours.ts';
import { type Asked, readTask } from '../../../../bench/evaluate/answers/task.ts';
import { readRows } from '../../../../bench/evaluate/rows.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'toonbank-evaluate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}
const asked = (train: string, test: string, changes: Partial<Asked> = {}): Asked => ({
  train,
  test,
  shots: null,
  seed: null,
  outOfScope: null,
  ...changes,
});
const ANY = { learned: null, asked: null };

describe('rows', () => {
  const CSV = '\ufefftext,category\n"Where, please, is ""it""?",where\nBack,return\n';
  const ROWS = [
    { text: 'Where, please, is "it"?', category: 'where' },
    { text: 'Back', category: 'return' },
  ];

  test('[SG12] rows come from CSV and from JSON by lines, packed or not', async () => {
    const lines = '{"text":"a","tokens":["a"],"n":1}\n\n{"text":"b","n":null}\n';
    expect(await readRows(file('a.csv', CSV))).toEqual(ROWS);
    expect(await readRows(file('b.csv.gz', CSV))).toEqual(ROWS);
    const parsed = [{ text: 'a', n: '1' }, { text: 'b' }];
    expect(await readRows(file('c.jsonl.gz', lines))).toEqual(parsed);
  });

  test('[SG12] a file that is not there, broken or of another kind is an error', async () => {
    await expect(readRows(join(folder, 'none.csv.gz'))).rejects.toThrow('ENOENT');
    await expect(readRows(file('text.txt', 'a'))).rejects.toThrow('.csv or .jsonl');
    const broken = join(folder, 'broken.csv.gz');
    writeFileSync(broken, 'no gzip');
    await expect(readRows(broken)).rejects.toThrow();
  });
});

describe('what is learned and what is asked', () => {
  const SPLIT =
    'split,text,intent\ntrain,a,x\nval,b,y\ntest,c,x\ntest,d,none\ntrain,e,none\ntest,f,unheard\n';

  test('[SG12] of one file given twice, rows named test are asked and learned by nobody', async () => {
    const path = file('split.csv', SPLIT);
    const task = await readTask(asked(path, path, { outOfScope: 'none' }), ANY);
    expect(task.labels).toEqual(['x', 'y']);
    expect(task.train.map(({ text, label }) => [text, label])).toEqual([
      ['a', 0],
      ['b', 1],
      ['e', -1],
    ]);
    expect(task.test.map(({ text, label }) => [text, label])).toEqual([
      ['c', 0],
      ['d', -1],
      // Nobody could learn it: asked all the same, and never right.
      ['f', 2],
    ]);
  });

  test('[SG12] the first rows of each in the order of the file, or drawn by chance, the same each time', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => `t${n},${n % 2 === 0 ? 'even' : 'odd'}`);
    const path = file('rows.csv', `text,category\n${rows.join('\n')}\n`);
    const learned = async (changes: Partial<Asked>) =>
      (await readTask(asked(path, path, changes), ANY)).train.map(({ text }) => text);
    expect(await learned({ shots: 2 })).toEqual(['t0', 't1', 't2', 't3']);
    const drawn = await learned({ shots: 2, seed: 5 });
    expect(drawn).toHaveLength(4);
    expect(drawn).not.toEqual(['t0', 't1', 't2', 't3']);
    expect(await learned({ shots: 2, seed: 5 })).toEqual(drawn);
    expect(await learned({ shots: 2, seed: 6 })).not.toEqual(drawn);
  });

  test('[SG12] it learns in one language and asks in another', async () => {
    const path = file('both.jsonl', '{"text_nl":"hoi","text_en":"hello","intent":"greet"}\n');
    const task = await readTask(asked(path, path), { learned: 'en', asked: 'nl' });
    expect([task.train[0]?.text, task.test[0]?.text, task.learnedIn]).toEqual([
      'hello',
      'hoi',
      'en',
    ]);
  });
});

describe('judging', () => {
  test('[SG12] a calibration error is how far sureness is from being right, weighed by how many', () => {
    const told = (confidence: number, rank: number) => ({ confidence, rank });
    expect(calibrationError([told(1, 0), told(1, 0)])).toBe(0);
    expect(calibrationError([told(1, 0), told(1, 1)])).toBe(0.5);
    // Hand-worked: |0.8 × 2 − 1| + |0.1 × 2 − 0| over 4 rows.
    const four = [told(0.8, 0), told(0.8, 1), told(0.1, 1), told(0.1, -1)];
    expect(calibrationError(four)).toBeCloseTo((0.6 + 0.2) / 4, 10);
  });

  test.each([
    ['ours', ours],
    ['minisearch', bm25Neighbour],
    ['logistic regression', logisticRegression],
  ])('[SG12] every way is asked the same and told by the same names: %s', (_name, way) => {
    const rows = [
      'pay with card',
      'card payment',
      'pay by bank',
      'boots size',
      'which size',
      'size 39',
    ];
    const train = rows.map((text, at) => ({ text, label: at < 3 ? 0 : 1 }));
    const test = [
      { text: 'how do I pay', label: 0 },
      { text: 'what size', label: 1 },
    ];
    const task = {
      labels: ['payment', 'size'],
      train,
      test,
      hasOutOfScope: false,
      learnedIn: 'en' as const,
    };
    const figures = judge(task, way(task));
    expect(figures).toMatchObject({ top1: 1, top3: 1, mrr: 1 });
    expect(Object.keys(figures)).toEqual(
      'top1 top3 mrr ece p50Ms p95Ms p99Ms buildMs bytes'.split(' '),
    );
    const outside = {
      ...task,
      hasOutOfScope: true,
      train: [...train, { text: 'sunny weather', label: -1 }],
    };
    const judged = judge(
      { ...outside, test: [...test, { text: 'weather sunny', label: -1 }] },
      way(outside),
    );
    expect(judged.top1).toBe(1);
  });
});
