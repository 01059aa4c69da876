import { existsSync, readdirSync } from 'node:fs';
import { commands, inProject } from '../project.ts';
import { type Ran, runNode } from '../run-node.ts';
import type { StageResult } from './stage.ts';

type Check = { readonly name: string; readonly args: readonly string[] };

/** Format and lint, then the types of every world; each is one check. */
export async function checkStage(): Promise<StageResult> {
  const startedMs = performance.now();
  const waiting = [...checks()];
  const done: { readonly check: Check; readonly ran: Ran }[] = [];
  // Each uses more than one core already; three at once keep two cores busy.
  await Promise.all(
    [1, 2, 3].map(async () => {
      for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
        done.push({ check, ran: await runNode(check.args) });
      }
    }),
  );
  const failed = done.filter(({ ran }) => ran.code !== 0);
  return {
    name: 'check',
    passed: done.length - failed.length,
    failures: failed.map(({ check, ran }) => ({
      name: check.name,
      message: firstLines(ran.output),
    })),
    skipped: 0,
    seconds: (performance.now() - startedMs) / 1000,
  };
}

function checks(): readonly Check[] {
  return [
    {
      name: 'format and lint',
      args: [
        commands.biome,
        'check',
        '--colors=off',
        '--max-diagnostics=15',
        '--error-on-warnings',
      ],
    },
    ...worlds().map((world) => ({
      name: `types of ${world}`,
      args: [commands.tsc, '--project', inProject(world, 'tsconfig.json'), '--pretty', 'false'],
    })),
  ];
}

/** Folders with a tsconfig and something to check. */
function worlds(): readonly string[] {
  return readdirSync(inProject(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(inProject(entry.name, 'tsconfig.json')))
    .map((entry) => entry.name)
    .filter((world) =>
      readdirSync(inProject(world), { recursive: true, encoding: 'utf8' }).some((file) =>
        /\.tsx?$/.test(file),
      ),
    );
}

function firstLines(output: string): string {
  return output.trim().split('\n').slice(0, 120).join('\n');
}
