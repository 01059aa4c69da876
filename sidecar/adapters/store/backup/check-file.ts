import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { diskFaultOf } from '../drivers/embedded/disk-fault.ts';
import { MIGRATIONS } from '../sql/migrations.ts';
import { CopyRefused } from './copy-refused.ts';
import { digestsOf } from './digest.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { shapesIn } from './shape.ts';

/**
 * Reads the whole file and compares it with what it says about itself.
 *
 * @throws CopyRefused when it is missing, damaged, newer than this program or no backup at all
 */
export function checkFile(path: string): Manifest {
  return readingFile(path, (database) => {
    const manifest = manifestIn(database, path);
    const differing = differingTable(database, manifest);
    if (differing !== null) {
      throw damaged(path, `its table ${differing} is not what was backed up`);
    }
    // Indexes are no part of the digest, but a restored copy would be read through them.
    const [first] = database.prepare('pragma integrity_check(1)').all();
    if (first?.integrity_check !== 'ok') throw damaged(path, String(first?.integrity_check));
    return manifest;
  });
}

/** What a file says about itself, without reading the rest of it. @throws CopyRefused */
export function peekManifest(path: string): Manifest {
  return readingFile(path, (database) => manifestIn(database, path));
}

function readingFile<T>(path: string, work: (database: DatabaseSync) => T): T {
  if (!existsSync(path)) throw new CopyRefused('file-missing', `There is no file ${path}.`);
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    return work(database);
  } catch (error) {
    if (error instanceof CopyRefused) throw error;
    if (diskFaultOf(error) === 'not-allowed') {
      throw new CopyRefused('disk', `${path} may not be read by this user.`, error);
    }
    // Whatever a damaged file makes SQLite or a column say, the file is what is wrong.
    throw damaged(path, error instanceof Error ? error.message : 'it cannot be read', error);
  } finally {
    database?.close();
  }
}

function manifestIn(database: DatabaseSync, path: string): Manifest {
  const manifest = readManifest(database);
  switch (manifest) {
    case 'missing':
      throw new CopyRefused('file-damaged', `${path} is not a backup of Toonbank.`);
    case 'broken':
      throw damaged(path, 'what it says about itself has been changed');
    case 'newer':
      throw newer(path, 'another format');
    default: {
      const unknown = manifest.migrations.find((name) => !Object.hasOwn(MIGRATIONS, name));
      if (unknown !== undefined) throw newer(path, unknown);
      return manifest;
    }
  }
}

function differingTable(database: DatabaseSync, manifest: Manifest): string | null {
  const shapes = shapesIn(database);
  const digests = digestsOf(database, shapes);
  const found = shapes.map(({ name, columns, key }) => {
    return { name, columns, key, ...digests.get(name) };
  });
  const wrong = manifest.tables.find((table, place) => {
    return JSON.stringify(table) !== JSON.stringify(found[place]);
  });
  return wrong?.name ?? found[manifest.tables.length]?.name ?? null;
}

function damaged(path: string, what: string, cause?: unknown): CopyRefused {
  return new CopyRefused('file-damaged', `${path} is damaged: ${what}. Use another backup.`, cause);
}

function newer(path: string, what: string): CopyRefused {
  return new CopyRefused(
    'file-newer',
    `${path} was made by a newer Toonbank (${what}). Use that version to read it.`,
  );
}
