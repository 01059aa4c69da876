import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sync } from '../../sync.ts';

const DATABASE = 'toonbank.db';
// With its logs: without them it is not whole, and beside another database they would damage that.
const DATA = /^toonbank\.db(-wal|-shm|-journal)?$/;
const BEGUN = /^replacing-(.+)$/;

/**
 * Lets the database in `staging`, a folder inside this one, take the place of what is kept. It takes
 * several steps; who is stopped after the first of them goes on with `finishReplacing`.
 *
 * @param time names the folder inside this one to which the old data moves
 * @returns where the old data is; null when nothing was kept
 */
export function replaceWith(directory: string, staging: string, time: string): string | null {
  renameSync(staging, join(directory, `replacing-${time}`));
  sync(directory);
  return finishReplacing(directory);
}

/**
 * Goes on with a replacement that was begun, before anybody opens what is in between: an empty
 * database where the old one was, or the old one without its log.
 */
export function finishReplacing(directory: string): string | null {
  const begun = readdirSync(directory).find((name) => BEGUN.test(name));
  if (begun === undefined) return null;
  const aside = join(directory, begun.replace(BEGUN, 'before-restore-$1'));
  const fresh = join(directory, begun, DATABASE);
  // The last step but one: while it is there, what is in its place is the old.
  if (existsSync(fresh)) {
    moveAside(directory, aside);
    renameSync(fresh, join(directory, DATABASE));
    sync(directory);
  }
  rmSync(join(directory, begun), { recursive: true });
  return existsSync(aside) ? aside : null;
}

function moveAside(directory: string, aside: string): void {
  const old = readdirSync(directory).filter((name) => DATA.test(name));
  if (old.every((name) => statSync(join(directory, name)).size === 0)) return;
  mkdirSync(aside, { mode: 0o700, recursive: true });
  for (const name of old) renameSync(join(directory, name), join(aside, name));
  sync(aside);
}
