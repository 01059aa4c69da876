import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');

/** The first line a program says about itself. */
export interface Ready {
  readonly msg: 'ready';
  readonly url: string;
  readonly pairing?: { readonly agent: string; readonly lead: string };
}

/** A program of ours in a process of its own. */
export interface Program {
  readonly ready: Ready;
  /** SIGTERM: drains and ends. */
  stop(): Promise<void>;
  /** SIGKILL: as when the power goes. */
  kill(): Promise<void>;
}

/**
 * The shipped policy with nobody held out: one shopper in ten would otherwise, rightly, be offered
 * nothing, and the play would stop there.
 */
async function policyForPlay(dataDir: string): Promise<string> {
  const shipped = JSON.parse(await readFile(join(ROOT, 'sidecar/policy/default.json'), 'utf8'));
  const path = join(dataDir, 'policy-for-play.json');
  await writeFile(path, JSON.stringify({ ...shipped, holdoutShare: 0 }));
  return path;
}

/** The sidecar, from its sources, on its own data. `port` 0 picks a free one. */
export async function startSidecarProcess(options: {
  readonly dataDir: string;
  readonly port: number;
  readonly shopOrigin: string;
  /** Host headers to answer to, when something stands in front. */
  readonly hosts?: readonly string[];
}): Promise<Program> {
  return start('sidecar/main.ts', {
    PORT: String(options.port),
    DATA_DIR: options.dataDir,
    POLICY: await policyForPlay(options.dataDir),
    SEED: 'demo',
    PRINT_PAIRING: '1',
    DEMO_ORIGINS: options.shopOrigin,
    LOG_LEVEL: 'warn',
    HOSTS: (options.hosts ?? []).join(','),
  });
}

async function start(script: string, environment: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, [script], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = await firstLine(child, script);
  const end = (signal: 'SIGTERM' | 'SIGKILL') =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  return { ready, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

function firstLine(child: ChildProcess, script: string): Promise<Ready> {
  const { stdout } = child;
  if (stdout === null) throw new Error(`${script} has no output to read`);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`${script} ended with ${code} before it was ready`)),
    );
    createInterface({ input: stdout }).on('line', (line) => {
      const said: unknown = JSON.parse(line);
      if (isReady(said)) resolve(said);
      else reject(new Error(`${script} did not start: ${line}`));
    });
  });
}

function isReady(said: unknown): said is Ready {
  return typeof said === 'object' && said !== null && 'msg' in said && said.msg === 'ready';
}
