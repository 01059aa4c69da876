/** A test or check that failed. */
export type Failure = { readonly name: string; readonly message: string };

/** What one stage came to. */
export type StageResult = {
  readonly name: string;
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly skipped: number;
  readonly seconds: number;
};

/** A stage that could not do its work counts as one failure. */
export function brokenStage(name: string, message: string, seconds: number): StageResult {
  return { name, passed: 0, failures: [{ name, message }], skipped: 0, seconds };
}

/** One line: name, counts, seconds. */
export function stageLine(result: StageResult): string {
  return `${result.name.padEnd(12)} ${counts([result]).padEnd(24)} ${result.seconds.toFixed(1).padStart(6)} s`;
}

/** The last line of all. */
export function lastLine(results: readonly StageResult[]): string {
  return counts(results);
}

/** Failing names and messages, readable; empty when nothing failed. */
export function failureLines(result: StageResult): readonly string[] {
  return result.failures.flatMap(({ name, message }) => [
    `  ✗ ${name}`,
    ...message
      .trimEnd()
      .split('\n')
      .map((line) => `      ${line}`),
  ]);
}

export function hasFailed(results: readonly StageResult[]): boolean {
  return results.some(({ failures }) => failures.length > 0);
}

function counts(results: readonly StageResult[]): string {
  const passed = sum(results.map((result) => result.passed));
  const failed = sum(results.map(({ failures }) => failures.length));
  const skipped = sum(results.map((result) => result.skipped));
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
