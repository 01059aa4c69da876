import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { commands, inProject, root } from '../project.ts';
import { runNode } from '../run-node.ts';
import { isFresh } from './freshness.ts';
import { findEval } from './no-eval.ts';
import { precompress } from './precompress.ts';
import { sourceHash } from './source-hash.ts';
import type { Target } from './targets.ts';
import { overBudget, weigh } from './visitor-budget.ts';

export type BuildOutcome = {
  /** Why it may not be used; empty when all is well. */
  readonly faults: readonly string[];
  /** Sizes, one line each. */
  readonly sizes: readonly string[];
};

export function isBuilt(target: Target): boolean {
  const stamp = stampOf(target);
  return isFresh({
    stampedHash: existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined,
    sourceHash: sourceHash(root, target.sources),
    hasOutput: existsSync(inProject('dist', target.folder)),
  });
}

/** Builds beside the old output and takes its place only when every check passed. */
export async function buildTarget(target: Target): Promise<BuildOutcome> {
  const hash = sourceHash(root, target.sources);
  const next = inProject('dist', `.next-${target.folder}-${process.pid}`);
  rmSync(next, { recursive: true, force: true });
  try {
    for (const args of target.viteArgs) {
      const ran = await runNode([commands.vite, 'build', ...args, '--outDir', next]);
      if (ran.code !== 0) return { faults: [faultIn(ran.output)], sizes: [] };
    }
    const outcome = inspect(target, next);
    if (outcome.faults.length === 0) replace(target, next, hash);
    return outcome;
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** What the builder said, without its progress before and its stack behind. */
function faultIn(output: string): string {
  const plain = stripVTControlCharacters(output);
  const [, said = plain] = plain.split('error during build:');
  return said.split(/\n\s*(?:Stack backtrace:|at .*(?:node_modules|file:))/)[0]?.trim() ?? said;
}

/** After this the next start builds anew. */
export function forgetBuilt(): void {
  rmSync(inProject('dist', '.stamps'), { recursive: true, force: true });
}

function inspect(target: Target, folder: string): BuildOutcome {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const scripts = files
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
  const evals = scripts.flatMap(({ file, text }) => {
    const found = findEval(text);
    return found === undefined
      ? []
      : [`${file} turns text into code, which pages refuse: ${found}`];
  });
  if (target.name === 'visitor') {
    const weighed = weigh(scripts);
    return {
      faults: [...evals, ...overBudget(weighed)],
      sizes: weighed.map(
        ({ file, brotliBytes, isBeforeChat }) =>
          `${file} ${brotliBytes} bytes brotli${isBeforeChat ? '' : ', loaded when needed'}`,
      ),
    };
  }
  return {
    faults: evals,
    sizes: scripts.map(({ file, text }) => `${file} ${Math.ceil(text.length / 1024)} kB`),
  };
}

function replace(target: Target, next: string, hash: string): void {
  const folder = inProject('dist', target.folder);
  if (target.name === 'visitor') precompress(next);
  rmSync(stampOf(target), { force: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(next, folder);
  mkdirSync(inProject('dist', '.stamps'), { recursive: true });
  writeFileSync(stampOf(target), hash);
}

function stampOf(target: Target): string {
  return inProject('dist', '.stamps', target.folder);
}
