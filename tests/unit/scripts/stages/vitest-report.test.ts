import { describe, expect, it } from 'vitest';
import { countRun } from '../../../../scripts/stages/vitest-report.ts';

const run = { name: 'unit', code: 0, seconds: 1, output: '' };

function file(name: string, statuses: readonly string[], message = '') {
  return {
    name,
    status: statuses.includes('failed') || message !== '' ? 'failed' : 'passed',
    message,
    assertionResults: statuses.map((status, index) => ({
      fullName: `test ${index}`,
      status,
      failureMessages:
        status === 'failed' ? ['expected 1 to be 2\n    at x (/p/node_modules/vitest/y.js:1)'] : [],
    })),
  };
}

describe('counting a run', () => {
  it('[RN1] counts passed, failed and skipped tests', () => {
    const report = { testResults: [file('a', ['passed', 'pending']), file('b', ['failed'])] };
    const result = countRun(report, { ...run, code: 1 });
    expect([result.passed, result.failures.length, result.skipped]).toEqual([1, 1, 1]);
  });

  it('[RN1] names the failed test and its file, without the stack inside packages', () => {
    const result = countRun({ testResults: [file('b.test.ts', ['failed'])] }, { ...run, code: 1 });
    expect(result.failures).toEqual([
      { name: 'test 0  (b.test.ts)', message: 'expected 1 to be 2' },
    ]);
  });

  it('[RN2] a file that cannot be loaded counts as one failure', () => {
    const report = { testResults: [file('a', ['passed']), file('b', [], 'SyntaxError: no')] };
    expect(countRun(report, { ...run, code: 1 }).failures).toEqual([
      { name: 'b', message: 'SyntaxError: no' },
    ]);
  });

  it('[RN2] a run without any test counts as one failure', () => {
    expect(countRun({ testResults: [] }, run).failures[0]?.message).toContain('no test ran');
    expect(countRun({ testResults: [file('a', ['pending'])] }, run).failures).toHaveLength(1);
  });

  it('[RN2] a run that left no report counts as one failure and shows what it said', () => {
    const result = countRun(undefined, { ...run, code: 1, output: 'config is broken' });
    expect(result.failures[0]?.message).toContain('config is broken');
  });

  it('[RN2] a run that ends badly although every test passed counts as one failure', () => {
    const report = { testResults: [file('a', ['passed'])] };
    const result = countRun(report, { ...run, code: 1, output: 'Unhandled Rejection: gone' });
    expect(result.passed).toBe(1);
    expect(result.failures[0]?.message).toContain('Unhandled Rejection: gone');
  });
});
