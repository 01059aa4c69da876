import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EpochMs } from '../../../../shared/kernel/time.ts';
import { openWriting } from '../drivers/embedded/database.ts';
import { takeFolder } from '../drivers/embedded/folder.ts';
import { migrate } from '../drivers/embedded/migrate.ts';
import { replaceWith } from '../drivers/embedded/replace.ts';
import { sync } from '../sync.ts';
import { beginErasures, beginFeedsAnew, endCobrowses } from './begin-anew.ts';
import { CopyRefused } from './copy-refused.ts';
import { digestOfAll, digestsOf } from './digest.ts';
import { dropManifest, type Manifest } from './manifest.ts';
import { migrationsIn, shapesIn } from './shape.ts';

const DATABASE = 'toonbank.db';

/** A data folder taken for a restore: no sidecar can start on it until it is let go. */
export interface EmbeddedTarget {
  /** Whether something is kept in it already. */
  readonly isKept: boolean;
  /** A data folder inside it, where the copy is made ready. */
  readonly staging: string;
  /** Moves the data that is there aside and puts the copy in its place. @returns where the old data is */
  putInPlace(time: string): string | null;
  /** Leaves everything as it was, but for what `putInPlace` has done. */
  letGo(): void;
}

/** @throws OpenFailed when a sidecar works with the folder or it cannot be used */
export function takeTarget(directory: string): EmbeddedTarget {
  const wasThere = existsSync(directory);
  const folder = takeFolder(directory);
  const isKept = namesIn(directory).some((name) => !isEmptyDatabase(directory, name));
  const staging = join(directory, 'restoring');
  rmSync(staging, { recursive: true, force: true });
  return {
    isKept,
    staging,
    putInPlace: (time) => replaceWith(directory, staging, time),
    letGo: () => {
      rmSync(staging, { recursive: true, force: true });
      folder.release();
      if (!wasThere && namesIn(directory).every((name) => isEmptyDatabase(directory, name))) {
        rmSync(directory, { recursive: true });
      }
    },
  };
}

/**
 * Makes a copy of the file in a data folder of its own.
 *
 * @returns the digest of what is there now, read from the copy
 */
export function stageCopy(file: string, staging: string): string {
  mkdirSync(staging, { mode: 0o700 });
  const path = join(staging, DATABASE);
  copyFileSync(file, path, constants.COPYFILE_EXCL);
  chmodSync(path, 0o600);
  const database = new DatabaseSync(path);
  try {
    dropManifest(database);
    const shapes = shapesIn(database);
    return digestOfAll(migrationsIn(database), shapes, digestsOf(database, shapes));
  } finally {
    database.close();
  }
}

/** Brings a staged copy to what this program expects, its feeds and erasures beginning anew, and on disk. */
export async function readyCopy(
  staging: string,
  toErase: readonly string[],
  now: EpochMs,
): Promise<void> {
  const path = join(staging, DATABASE);
  const database = openWriting(path, staging);
  try {
    await migrate(database, staging);
    await beginFeedsAnew(database.db);
    await endCobrowses(database.db, now);
    await beginErasures(database.db, toErase, now);
  } finally {
    database.close();
  }
  sync(path);
}

/** Refuses a copy that is not what the backup holds; nothing of the old data has been touched. */
export function refuseUnequal(manifest: Manifest, restored: string): void {
  if (restored === manifest.digest) return;
  throw new CopyRefused(
    'file-damaged',
    `The copy is not what was backed up (${restored} instead of ${manifest.digest}). Check the disk.`,
  );
}

// The lock is ours while we work, the staging folder is what goes in, and what an earlier restore
// moved aside stays where it is; so do the signed heads of the ledger.
const OURS = /^(restoring|lock\.db.*|before-restore-.*|ledger)$/;

function namesIn(directory: string): readonly string[] {
  return readdirSync(directory).filter((name) => !OURS.test(name));
}

function isEmptyDatabase(directory: string, name: string): boolean {
  return name === DATABASE && statSync(join(directory, name)).size === 0;
}
