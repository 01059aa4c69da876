import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  beforeChatBudgetBytes,
  loaderBudgetBytes,
  overBudget,
  recordBudgetBytes,
  weigh,
} from '../../../../scripts/build/visitor-budget.ts';

const loader = { file: 'toonbank.js', text: 'import("./toonbank-main.js")' };

describe('the weight of the visitor script', () => {
  it('[RN7] counts main and what it imports statically, not what it loads later', () => {
    const weighed = weigh([
      loader,
      { file: 'toonbank-main.js', text: 'import{a}from"./a-1.js";import("./chat-3.js")' },
      { file: 'a-1.js', text: 'import"./b-2.js";export const a=1' },
      { file: 'b-2.js', text: 'b()' },
      { file: 'chat-3.js', text: 'import{a}from"./a-1.js"' },
    ]);
    expect(weighed.filter(({ isBeforeChat }) => !isBeforeChat).map(({ file }) => file)).toEqual([
      'chat-3.js',
    ]);
  });

  it('[RN7] counts what records and what it alone brings along, not what is there before', () => {
    const weighed = weigh([
      loader,
      { file: 'toonbank-main.js', text: 'export const a=1' },
      { file: 'record-4.js', text: 'import{a}from"./toonbank-main.js";import"./rrweb-5.js"' },
      { file: 'rrweb-5.js', text: 'b()' },
      { file: 'along-6.js', text: 'import("./record-4.js")' },
    ]);
    expect(weighed.filter(({ isRecord }) => isRecord).map(({ file }) => file)).toEqual([
      'record-4.js',
      'rrweb-5.js',
    ]);
  });

  it('[RN7] is within all budgets for a small script', () => {
    expect(overBudget(weigh([loader]))).toEqual([]);
  });

  it('[RN7] names each budget that is exceeded', () => {
    expect(overBudget([weighedAs('toonbank.js', loaderBudgetBytes + 1)])).toEqual([
      `the loader weighs ${loaderBudgetBytes + 1} bytes with brotli; the budget is ${loaderBudgetBytes}`,
    ]);
    expect(overBudget([weighedAs('toonbank-main.js', beforeChatBudgetBytes + 1)])).toHaveLength(1);
    expect(overBudget([weighedAs('toonbank-main.js', beforeChatBudgetBytes)])).toEqual([]);
  });

  it('[RN7] says when what records weighs more than its budget', () => {
    const record = (bytes: number) => ({
      ...weighedAs('record-1.js', bytes),
      isBeforeChat: false,
      isRecord: true,
    });
    expect(overBudget([record(recordBudgetBytes)])).toEqual([]);
    expect(overBudget([record(recordBudgetBytes + 1)])).toHaveLength(1);
  });

  it('[RN7] is measured after compression', () => {
    const [even] = weigh([{ file: 'toonbank.js', text: 'a'.repeat(10_000) }]);
    const [odd] = weigh([{ file: 'toonbank.js', text: randomBytes(5_000).toString('hex') }]);
    expect(even?.brotliBytes).toBeLessThan(100);
    expect(odd?.brotliBytes).toBeGreaterThan(4_900);
  });
});

function weighedAs(file: string, brotliBytes: number) {
  return { file, brotliBytes, isBeforeChat: true, isRecord: false };
}
