import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { run } from '../run-node.ts';
import { runsDebian } from './runs-debian.ts';

type Machine = {
  readonly platform: NodeJS.Platform;
  readonly isDebian: boolean;
  readonly isRoot: boolean;
};

// No questions, and (RUNLEVEL) no cluster of PostgreSQL's own.
const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
// Another install may hold the lock for a while; without this apt gives up at once.
const waitForLock = ['-o', 'DPkg::Lock::Timeout=300'];
const POLICY = '/usr/sbin/policy-rc.d';

/** Only where it needs no password. */
export function canInstallPackages({ platform, isDebian, isRoot }: Machine): boolean {
  return platform === 'linux' && isDebian && isRoot;
}

/** This machine, as far as installing goes. */
export function thisMachine(): Machine {
  const { platform } = process;
  return { platform, isDebian: runsDebian(), isRoot: process.getuid?.() === 0 };
}

/**
 * Installs Debian's packages and starts none of their services.
 *
 * @returns the last lines that apt-get said, for when what was wanted is still not there
 */
export async function installPackages(
  what: string,
  names: readonly string[],
  say: (line: string) => void,
): Promise<string> {
  say(`Installing ${what} …`);
  const updated = await run('apt-get', ['update', ...waitForLock], { env });
  const args = ['install', '-y', '--no-install-recommends', ...waitForLock, ...names];
  const installed = await withoutServices(() => run('apt-get', args, { env }));
  say(`Installing ${what}: ${Math.round(updated.seconds + installed.seconds)} s.`);
  return `${updated.output}\n${installed.output}`.trim().split('\n').slice(-8).join('\n');
}

/** Debian starts what it installs; 101 tells it not to (Debian Policy 9.3.3.1). */
async function withoutServices<T>(install: () => Promise<T>): Promise<T> {
  if (existsSync(POLICY)) return install();
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return await install();
  } finally {
    rmSync(POLICY, { force: true });
  }
}
