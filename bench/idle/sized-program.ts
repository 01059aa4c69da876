import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { endTogether } from '../measure/end-together.ts';
import type { Size } from './answer-size.ts';

/** A server in a process of its own that says how large it is. */
export interface SizedProgram {
  readonly url: string;
  size(): Promise<Size>;
  end(): Promise<void>;
}

/** Starts a script that says where it listens, and answers `size`. */
export async function startSized(
  script: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<SizedProgram> {
  const child = spawn(process.execPath, ['--expose-gc', script], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  endTogether(child);
  return {
    url: await urlSaid(child),
    async size() {
      const answered = once(child, 'message');
      child.send('size');
      const [size]: Size[] = await answered;
      if (size === undefined) throw new Error('the server did not say how large it is');
      return size;
    },
    async end() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function urlSaid({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('the server has no output to read');
  const [line] = await once(createInterface({ input: stdout }), 'line');
  return JSON.parse(String(line)).url;
}
