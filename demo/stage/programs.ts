import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PolicyFile } from '../../sidecar/adapters/policy/schema.ts';
import { DEMO_IDENTIFY_KEY } from '../../sidecar/config/shops.ts';
import type { VendureServer } from '../../tests/shops/vendure/start.ts';

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

/** What is other than in the policy of the play. */
export type ChangePolicy = (policy: PolicyFile) => PolicyFile;

/**
 * The shipped policy with nobody held out: one shopper in ten would otherwise, rightly, be offered
 * nothing, and the play would stop there.
 */
async function policyForPlay(dataDir: string, change: ChangePolicy): Promise<string> {
  const shipped = JSON.parse(await readFile(join(ROOT, 'sidecar/policy/default.json'), 'utf8'));
  const path = join(dataDir, 'policy-for-play.json');
  await writeFile(path, JSON.stringify(change({ ...shipped, holdoutShare: 0 })));
  return path;
}

/** The sidecar, from its sources, on its own data. `port` 0 picks a free one. */
export async function startSidecarProcess(options: {
  readonly dataDir: string;
  readonly port: number;
  readonly shopOrigin: string;
  /** Host headers to answer to, when something stands in front. */
  readonly hosts?: readonly string[];
  /** The engine of the shop, when that is a Vendure server. */
  readonly vendure?: VendureServer | null;
  readonly policy?: ChangePolicy;
}): Promise<Program> {
  const { dataDir, shopOrigin, vendure = null, policy = (shipped) => shipped } = options;
  return start('sidecar/main.ts', {
    PORT: String(options.port),
    DATA_DIR: dataDir,
    POLICY: await policyForPlay(dataDir, policy),
    SEED_KNOWLEDGE: join(ROOT, 'demo/knowledge'),
    PRINT_PAIRING: '1',
    LOG_LEVEL: 'warn',
    HOSTS: (options.hosts ?? []).join(','),
    ...(vendure === null
      ? { SEED: 'demo', DEMO_ORIGINS: shopOrigin }
      : await shopAtVendure(dataDir, shopOrigin, vendure)),
  });
}

/** The demo shop as an operator connects one whose codes must exist in Vendure (docs/SHOPS.md, "Codes"). */
async function shopAtVendure(
  dataDir: string,
  shopOrigin: string,
  { adminApi, username, password }: VendureServer,
): Promise<Record<string, string>> {
  const engine = { username: 'VENDURE_USERNAME', password: 'VENDURE_PASSWORD' };
  const shop = {
    shop: 'demo',
    name: 'Demo',
    origins: [shopOrigin],
    identifyKey: DEMO_IDENTIFY_KEY,
    engine: { kind: 'vendure', url: adminApi, ...engine },
  };
  const path = join(dataDir, 'shops.json');
  await writeFile(path, JSON.stringify([shop]));
  return { SHOPS: path, VENDURE_USERNAME: username, VENDURE_PASSWORD: password };
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
