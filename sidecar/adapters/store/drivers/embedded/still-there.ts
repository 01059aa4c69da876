import { statSync } from 'node:fs';

/**
 * Whether the files that are open are still those in the folder. What is written to a file that was
 * deleted, or moved to where nobody looks, is gone with the process: it must not be acknowledged.
 */
export function stillThere(databasePath: string): () => boolean {
  const known = new Map<string, string>();
  const isSame = (path: string): boolean => {
    const now = identityOf(path);
    if (now === 'unknown') return true;
    const before = known.get(path);
    if (before === undefined && now !== 'missing') known.set(path, now);
    return before === undefined || before === now;
  };
  const paths = [databasePath, `${databasePath}-wal`];
  paths.forEach(isSame);
  return () => paths.every(isSame);
}

/** Device and number of the file; `unknown` when the folder may not be looked into. */
function identityOf(path: string): string {
  try {
    const file = statSync(path, { throwIfNoEntry: false });
    return file === undefined ? 'missing' : `${file.dev}:${file.ino}`;
  } catch {
    return 'unknown';
  }
}
