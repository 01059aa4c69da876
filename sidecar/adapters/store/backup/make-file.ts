import { chmodSync, closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { diskFaultOf } from '../drivers/embedded/disk-fault.ts';
import { sync } from '../sync.ts';
import { CopyRefused } from './copy-refused.ts';
import { digestsOf } from './digest.ts';
import { type Manifest, manifestOf, writeManifest } from './manifest.ts';
import { migrationsIn, shapesIn } from './shape.ts';

const OWNER_ONLY = 0o600;

export interface Making extends Pick<Manifest, 'version' | 'madeAt' | 'source'> {
  readonly path: string;
  /** Puts one consistent picture of everything kept into an empty file of the owner's only. */
  readonly fill: (path: string) => Promise<void>;
}

/**
 * Makes a backup: one SQLite file with our own tables and a manifest, whatever it was taken from. It
 * has its name only once it is whole and on disk.
 *
 * @throws CopyRefused when the file is there already, there is nothing to copy or the disk is full
 */
export async function makeFile({ path, fill, ...made }: Making): Promise<Manifest> {
  refuseExisting(path);
  const part = `${path}.part`;
  try {
    rmSync(part, { force: true });
    closeSync(openSync(part, 'wx', OWNER_ONLY));
    await fill(part);
    chmodSync(part, OWNER_ONLY);
    const manifest = sealed(part, made);
    sync(part);
    refuseExisting(path);
    renameSync(part, path);
    sync(dirname(path));
    return manifest;
  } catch (error) {
    rmSync(part, { force: true });
    throw refusalOf(error, path);
  }
}

/** The error as one with a sentence, when it is the disk's; a bug stays what it is. */
export function refusalOf(error: unknown, path: string): unknown {
  if (error instanceof CopyRefused) return error;
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    const sentence = `${dirname(path)} is not there. Make that folder first.`;
    return new CopyRefused('disk', sentence, error);
  }
  const fault = diskFaultOf(error);
  if (fault === null) return error;
  if (fault === 'busy') {
    const sentence = 'Another program holds the database. Try again in a moment.';
    return new CopyRefused('disk', sentence, error);
  }
  const what = fault === 'full' ? 'is full' : `cannot be used (${fault})`;
  return new CopyRefused('disk', `The disk for ${path} ${what}. Nothing was left behind.`, error);
}

function sealed(path: string, made: Pick<Manifest, 'version' | 'madeAt' | 'source'>): Manifest {
  const database = new DatabaseSync(path);
  try {
    const shapes = shapesIn(database);
    const manifest = manifestOf(
      { migrations: migrationsIn(database), shapes, digests: digestsOf(database, shapes) },
      made,
    );
    writeManifest(database, manifest);
    return manifest;
  } finally {
    database.close();
  }
}

function refuseExisting(path: string): void {
  if (!existsSync(path)) return;
  throw new CopyRefused('file-exists', `${path} is there already. Give another name.`);
}
