import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../sidecar/main.ts', import.meta.url));

/** The first word on standard output: ready, or why not. */
export interface FirstWord {
  readonly msg: string;
  readonly url?: string;
  readonly dataDir?: string;
  readonly isFresh?: boolean;
  readonly pairing?: { readonly agent: string; readonly lead: string };
  readonly kind?: string;
  readonly sentence?: string;
}

/** A sidecar in a process of its own, for what only a process can suffer. */
export interface SidecarProcess {
  readonly said: FirstWord;
  readonly url: string;
  readonly wsUrl: string;
  readonly pid: number;
  /** Everything on standard error so far. */
  log(): string;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

export async function startProcess(
  environment: Readonly<Record<string, string>>,
  /** As whom it runs; only root may choose. */
  user: { readonly uid?: number } = {},
): Promise<SidecarProcess> {
  const child = spawn(process.execPath, [main], {
    ...user,
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      SHOPS: 'boots=https://boots.example',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const dieWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', dieWithUs);
  let log = '';
  child.stderr.on('data', (part) => {
    log += String(part);
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('close', (code, signal) => {
      process.off('exit', dieWithUs);
      resolve({ code, signal });
    });
  });
  const said = await firstWordOf(child, () => log);
  const url = said.url ?? '';
  return {
    said,
    url,
    wsUrl: url.replace(/^http/, 'ws'),
    pid: child.pid ?? 0,
    ended,
    log: () => log,
    kill: (signal) => void child.kill(signal),
  };
}

function firstWordOf(child: ChildProcess, log: () => string): Promise<FirstWord> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('no standard output');
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    child.once('close', () => reject(new Error(`the sidecar said nothing, but: ${log()}`)));
  });
}
