import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';

/**
 * Loaded into a process before its program: kills it with -9 right before the nth time it touches the
 * disk or the database. So every moment is met that a kill can find, and not those that chance finds.
 */
const last = Number(process.env.KILL_AT_STEP ?? 0);
let steps = 0;

/** What a process is given to be killed at that step; one that has fewer ends well. */
export function killedAt(step: number): Readonly<Record<string, string>> {
  const preload = `--import ${fileURLToPath(import.meta.url)}`;
  return { NODE_OPTIONS: preload, KILL_AT_STEP: String(step) };
}

if (last > 0) {
  const touching = [
    ...['copyFileSync', 'fsyncSync', 'linkSync', 'mkdirSync', 'openSync', 'renameSync', 'rmSync'],
    'rmdirSync',
  ];
  for (const name of touching) killIn(fs, name);
  for (const name of ['exec', 'close']) killIn(DatabaseSync.prototype, name);
  for (const name of ['run', 'all', 'get']) killIn(StatementSync.prototype, name);
  killIn(Client.prototype, 'query');
  syncBuiltinESMExports();
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
