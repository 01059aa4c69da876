import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../sidecar/operator/main.ts', import.meta.url));

/** The one line that backup and restore say, and how they ended. */
export interface OperatorSaid {
  readonly code: number | null;
  readonly said: Readonly<Record<string, unknown>> & { readonly msg?: string };
  readonly errors: string;
}

/** Runs `backup …` or `restore …` in a process of its own, as the operator does. */
export function runOperator(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<OperatorSaid> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (part) => {
    output += String(part);
  });
  child.stderr.on('data', (part) => {
    errors += String(part);
  });
  return new Promise((resolve) => {
    child.once('close', (code) => {
      resolve({ code, said: output === '' ? {} : JSON.parse(output), errors });
    });
  });
}
