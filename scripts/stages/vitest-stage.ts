import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, root } from '../project.ts';
import { runNode } from '../run-node.ts';
import type { StageResult } from './stage.ts';
import { countRun } from './vitest-report.ts';

/** Runs vitest projects as one stage. */
export async function vitestStage(
  name: string,
  projects: readonly string[],
  options: readonly string[] = [],
): Promise<StageResult> {
  const folder = mkdtempSync(join(tmpdir(), 'toonbank-stage-'));
  const file = join(folder, 'report.json');
  try {
    const { code, output, seconds } = await runNode([
      commands.vitest,
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=json',
      // The report leaves out errors outside of tests; this one tells them.
      '--reporter=dot',
      `--outputFile=${file}`,
      ...options,
    ]);
    const report: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    const result = countRun(report, { name, code, seconds, output });
    return { ...result, failures: result.failures.map(withoutRoot) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withoutRoot<T extends { readonly name: string; readonly message: string }>(failure: T): T {
  return {
    ...failure,
    name: failure.name.replaceAll(root, ''),
    message: failure.message.replaceAll(root, ''),
  };
}
