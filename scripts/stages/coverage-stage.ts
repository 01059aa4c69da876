import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { commands, inProject } from '../project.ts';
import { runNode } from '../run-node.ts';
import { type Branches, readBranches } from './branches.ts';
import { COVERED_WHOLLY, type CoverageGroup, groupOf, shortOf } from './coverage-groups.ts';
import { brokenStage, type StageResult } from './stage.ts';

/** Tests that run in this process tree's own code; browsers and programs of their own are not counted. */
const PROJECTS = ['unit', 'contract', 'integration'];
const OUTPUT_SHOWN_CHARS = 2_000;
const COUNTED = ['shared', 'sidecar', 'extension', 'visitor'];

/** Runs the tests once more, counting branches: one check for each group that must have all. */
export async function coverageStage(say: (line: string) => void): Promise<StageResult> {
  const folder = mkdtempSync(join(tmpdir(), 'toonbank-coverage-'));
  try {
    const { code, output, seconds } = await runNode([
      commands.vitest,
      'run',
      ...PROJECTS.flatMap((project) => ['--project', project]),
      '--reporter=dot',
      '--coverage.enabled',
      '--coverage.provider=v8',
      '--coverage.reporter=json',
      '--coverage.reportOnFailure',
      `--coverage.reportsDirectory=${folder}`,
      // Declarations have no branches, and cannot be read as code.
      '--coverage.exclude=**/*.d.ts',
      ...COUNTED.map((world) => `--coverage.include=${world}/**/*.{ts,tsx}`),
    ]);
    const said = stripVTControlCharacters(output).trim().slice(-OUTPUT_SHOWN_CHARS);
    const counted = join(folder, 'coverage-final.json');
    if (!existsSync(counted)) return brokenStage('coverage', said, seconds);
    const text = readFileSync(counted, 'utf8');
    const files = readBranches(text, inProject());
    for (const line of reportLines(files)) say(line);
    const missing = COVERED_WHOLLY.flatMap((group) => missingIn(group, files));
    const failed = code === 0 ? [] : [{ name: 'the tests that are counted', message: said }];
    return {
      name: 'coverage',
      passed: COVERED_WHOLLY.length - missing.length,
      failures: [...failed, ...missing],
      skipped: 0,
      seconds,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
