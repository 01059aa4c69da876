import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of a test file, removed when it is done. */
export interface Folders {
  /** A new, empty one. */
  make(): string;
  removeAll(): void;
}

export function folders(): Folders {
  const made: string[] = [];
  return {
    make: () => {
      const folder = mkdtempSync(join(tmpdir(), 'toonbank-contract-'));
      made.push(folder);
      return folder;
    },
    removeAll: () => {
      for (const folder of made) rmSync(folder, { recursive: true, force: true });
    },
  };
}
