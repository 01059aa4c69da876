import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { endTogether } from './end-together.ts';

/** A server in a process of its own that has said where it listens. */
export interface Program {
  readonly url: string;
  readonly pid: number;
  /** SIGTERM, and SIGKILL when that is to be shown. Resolves when it is gone. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

interface Terms {
  readonly script: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly nodeArgs?: readonly string[];
}

/** Starts a script of ours that prints `{"msg":"ready","url":…}` as its first line. */
export async function startProgram({ script, environment, nodeArgs }: Terms): Promise<Program> {
  const child = spawn(process.execPath, [...(nodeArgs ?? []), script], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endTogether(child);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before ready`)));
    createInterface({ input: child.stdout }).once('line', (line) => {
      const said: unknown = JSON.parse(line);
      const isReady = typeof said === 'object' && said !== null && 'url' in said;
      if (isReady) resolve(String(said.url));
      else reject(new Error(`${script} did not start: ${line}`));
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    end(signal = 'SIGTERM') {
      child.kill(signal);
      return gone;
    },
  };
}
