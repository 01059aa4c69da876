import { existsSync, readFileSync } from 'node:fs';

/** Not Ubuntu: its chromium package only points to a snap, which containers cannot run. */
export function runsDebian(): boolean {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID=debian$/m.test(readFileSync(file, 'utf8'));
}
