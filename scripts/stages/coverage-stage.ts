import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../project.ts';
import { type Branches, readBranches } from './branches.ts';
import { COVERED_WHOLLY, type CoverageGroup, groupOf, shortOf } from './coverage-groups.ts';
import type { StageResult } from './stage.ts';
import { vitestStage } from './vitest-stage.ts';

/** Tests that run our own code in their own process; browsers and programs are not counted. */
const PROJECTS = ['unit', 'architecture', 'contract', 'integration'];
const COUNTED = ['shared', 'sidecar', 'extension', 'visitor'];

/** Runs these tests counting branches, with one more check for each group that must have all. */
export async function coverageStage(say: (line: string) => void): Promise<StageResult> {
  const folder = mkdtempSync(join(tmpdir(), 'toonbank-coverage-'));
  try {
    const result = await vitestStage('coverage', PROJECTS, [
      '--coverage.enabled',
      '--coverage.provider=v8',
      '--coverage.reporter=json',
      '--coverage.reportOnFailure',
      `--coverage.reportsDirectory=${folder}`,
      // Declarations have no branches, and cannot be read as code.
      '--coverage.exclude=**/*.d.ts',
      ...COUNTED.map((world) => `--coverage.include=${world}/**/*.{ts,tsx}`),
    ]);
    const files = readBranches(countedIn(folder), inProject());
    for (const line of reportLines(files)) say(line);
    const missing = COVERED_WHOLLY.flatMap((group) => missingIn(group, files));
    return {
      ...result,
      passed: result.passed + COVERED_WHOLLY.length - missing.length,
      failures: [...result.failures, ...missing],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nothing when the run ended before it could count: then every group falls short. */
function countedIn(folder: string): string {
  const counted = join(folder, 'coverage-final.json');
  return existsSync(counted) ? readFileSync(counted, 'utf8') : '{}';
}

function missingIn(group: CoverageGroup, files: ReadonlyMap<string, Branches>) {
  const lines = shortOf(group, files);
  return lines.length === 0
    ? []
    : [{ name: `every branch of ${group.name}`, message: lines.join('\n') }];
}

function reportLines(files: ReadonlyMap<string, Branches>): readonly string[] {
  const named = new Map<string, Pick<Branches, 'covered' | 'total'>>();
  for (const [path, branches] of files) {
    const name = groupOf(path)?.name ?? `the rest of ${path.split('/')[0]}`;
    const sum = named.get(name) ?? { covered: 0, total: 0 };
    named.set(name, {
      covered: sum.covered + branches.covered,
      total: sum.total + branches.total,
    });
  }
  return [...named].map(([name, { covered, total }]) => {
    const percent = total === 0 ? 100 : (100 * covered) / total;
    return `  ${name.padEnd(24)} ${percent.toFixed(1).padStart(5)} % of ${total} branches`;
  });
}
