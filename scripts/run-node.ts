import { spawn } from 'node:child_process';
import { root } from './project.ts';

export type Ran = { readonly code: number; readonly output: string; readonly seconds: number };

type Options = {
  readonly env?: Readonly<Record<string, string>>;
  /** Where its words go: kept for later, or straight to standard error. */
  readonly words?: 'kept' | 'stderr';
};

/** Runs a script with this Node from the project's folder and waits for its end. */
export function runNode(args: readonly string[], options: Options = {}): Promise<Ran> {
  return run(process.execPath, args, options);
}

/** Runs a program from the project's folder and waits for its end. */
export function run(
  program: string,
  args: readonly string[],
  { env = {}, words = 'kept' }: Options = {},
): Promise<Ran> {
  const startedMs = performance.now();
  const to = words === 'kept' ? 'pipe' : process.stderr;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', to, to],
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const seconds = (): number => (performance.now() - startedMs) / 1000;
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: error.message, seconds: seconds() }));
    child.once('close', (code) => resolve({ code: code ?? 1, output, seconds: seconds() }));
  });
}
