import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';

/** What is counted: changes of folders and files, or what is asked of a database. */
export type Steps = 'disk' | 'database';

/**
 * Loaded into a process before its program: kills it with -9 right before the nth of these. So every
 * moment is met that a kill can find, and not those that chance finds.
 */
const last = Number(process.env.KILL_AT_STEP ?? 0);
let steps = 0;

/** What a process is given to be killed at that step; one that has fewer ends well. */
export function killedAt(step: number, of: Steps): Readonly<Record<string, string>> {
  const preload = `--import ${fileURLToPath(import.meta.url)}`;
  return { NODE_OPTIONS: preload, KILL_AT_STEP: String(step), KILL_AT_STEP_OF: of };
}

if (last > 0 && process.env.KILL_AT_STEP_OF === 'disk') {
  const changing = ['copyFile', 'fsync', 'link', 'mkdir', 'rename', 'rm', 'rmdir'];
  for (const name of changing) killIn(fs, `${name}Sync`);
  syncBuiltinESMExports();
}
if (last > 0 && process.env.KILL_AT_STEP_OF === 'database') {
  killIn(DatabaseSync.prototype, 'exec');
  for (const name of ['run', 'all', 'get']) killIn(StatementSync.prototype, name);
  killIn(Client.prototype, 'query');
}

function killIn(of: object, name: string): void {
  const original: unknown = Reflect.get(of, name);
  if (typeof original !== 'function') throw new Error(`there is no ${name}`);
  Reflect.set(of, name, function killing(this: unknown, ...args: unknown[]): unknown {
    steps += 1;
    if (steps === last) process.kill(process.pid, 'SIGKILL');
    return Reflect.apply(original, this, args);
  });
}
