import { stripVTControlCharacters } from 'node:util';
import type { Failure, StageResult } from './stage.ts';

type Test = {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages?: readonly string[] | null;
};
type File = {
  readonly name: string;
  readonly status: string;
  readonly message?: string;
  readonly assertionResults: readonly Test[];
};
type Report = { readonly testResults: readonly File[] };

type Run = {
  readonly name: string;
  readonly code: number;
  readonly seconds: number;
  readonly output: string;
};

/**
 * Counts of one vitest run.
 *
 * Besides failed tests these count as one failure each: a file that could not be loaded, a run
 * that ended badly without a failed test, and a run without any test.
 */
export function countRun(report: unknown, run: Run): StageResult {
  const files = isReport(report) ? report.testResults : [];
  const tests = files.flatMap((file) => file.assertionResults.map((test) => ({ file, test })));
  const failures: Failure[] = tests
    .filter(({ test }) => test.status === 'failed')
    .map(({ file, test }) => ({
      name: `${test.fullName}  (${file.name})`,
      message: readable((test.failureMessages ?? []).join('\n')),
    }));
  for (const file of files) {
    const hasFailedTest = file.assertionResults.some(({ status }) => status === 'failed');
    if (file.status === 'failed' && !hasFailedTest) {
      failures.push({ name: file.name, message: readable(file.message ?? 'could not be loaded') });
    }
  }
  const passed = tests.filter(({ test }) => test.status === 'passed').length;
  if (failures.length === 0 && passed === 0) {
    failures.push({ name: run.name, message: `no test ran\n${tail(run.output)}` });
  } else if (failures.length === 0 && run.code !== 0) {
    failures.push({ name: run.name, message: `ended with code ${run.code}\n${tail(run.output)}` });
  }
  const skipped =
    tests.length - passed - tests.filter(({ test }) => test.status === 'failed').length;
  return { name: run.name, passed, failures, skipped, seconds: run.seconds };
}

// Assertion, difference and the first lines of the stack; the rest is the runner's own inside.
function readable(message: string): string {
  return message
    .split('\n')
    .filter((line) => !/^\s+at .*(node_modules|node:internal|<anonymous>)/.test(line))
    .slice(0, 30)
    .join('\n');
}

function tail(output: string): string {
  return stripVTControlCharacters(output).trim().split('\n').slice(-40).join('\n');
}

/** Vitest writes the file itself; its outermost shape is all that a crash can spoil. */
function isReport(report: unknown): report is Report {
  return (
    typeof report === 'object' &&
    report !== null &&
    'testResults' in report &&
    Array.isArray(report.testResults)
  );
}
