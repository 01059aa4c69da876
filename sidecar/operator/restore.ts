import { readFileSync } from 'node:fs';
import { ID_PATTERN } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { ERASURES_PENDING_MAX } from '../../shared/protocol/limits.ts';
import { checkFile } from '../adapters/store/backup/check-file.ts';
import { CopyRefused } from '../adapters/store/backup/copy-refused.ts';
import { erasedSince } from '../adapters/store/backup/erased-since.ts';
import {
  readyCopy,
  refuseUnequal,
  stageCopy,
  takeTarget,
} from '../adapters/store/backup/into-embedded.ts';
import { putIntoDatabase } from '../adapters/store/backup/into-postgres.ts';
import { refusalOf } from '../adapters/store/backup/make-file.ts';
import { type Manifest, rowsIn } from '../adapters/store/backup/manifest.ts';
import type { Asked } from './asked.ts';
import { verifyCopy } from './ledger.ts';
import type { Place } from './place.ts';

export type RestoreAsked = Extract<Asked, { readonly task: 'restore' }>;

/** What became of a restore. */
export interface Restored {
  readonly msg: 'restored';
  readonly into: string;
  readonly rows: number;
  /** What the backup says it holds, and what was read back from where it was put: they are equal. */
  readonly digest: string;
  readonly restoredDigest: string;
  /** Where what was there before is now. */
  readonly movedTo: string | null;
  /** How many visitors the sidecar erases from the copy when it starts, because they had been since. */
  readonly toErase: number;
  readonly warning: string | null;
  /** What a check of the copy's ledger found, in a sentence. */
  readonly ledger: string;
}

/** Puts a backup where nothing is kept, proves it equal, and brings it up to date (SPEC BK2). */
export async function restore(asked: RestoreAsked): Promise<Restored> {
  const manifest = checkFile(asked.from);
  const listed = asked.alsoErase === null ? [] : readVisitors(asked.alsoErase);
  return asked.place.kind === 'embedded'
    ? intoFolder(asked, asked.place.directory, manifest, listed)
    : intoDatabase(asked, asked.place.url, manifest, listed);
}

async function intoFolder(
  { from, isForced }: RestoreAsked,
  directory: string,
  manifest: Manifest,
  listed: readonly string[],
): Promise<Restored> {
  const target = takeTarget(directory);
  try {
    if (target.isKept && !isForced) throw notEmpty(directory);
    const before = target.isKept ? erasedBefore(directory, from) : { ids: [], warning: null };
    const restoredDigest = stageCopy(from, target.staging);
    refuseUnequal(manifest, restoredDigest);
    const toErase = bounded([...new Set([...listed, ...before.ids])]);
    await readyCopy(target.staging, toErase, asEpochMs(Date.now()));
    const ledger = await ledgerIn({ kind: 'embedded', directory: target.staging });
    const movedTo = target.putInPlace(new Date().toISOString().replaceAll(/[:.]/g, '-'));
    return {
      msg: 'restored',
      into: directory,
      rows: rowsIn(manifest),
      digest: manifest.digest,
      restoredDigest,
      movedTo,
      toErase: toErase.length,
      warning: before.warning ?? ledger.warning,
      ledger: ledger.sentence,
    };
  } catch (error) {
    throw refusalOf(error, directory);
  } finally {
    target.letGo();
  }
}

async function intoDatabase(
  { from, isForced }: RestoreAsked,
  url: string,
  manifest: Manifest,
  listed: readonly string[],
): Promise<Restored> {
  if (isForced) {
    throw new CopyRefused(
      'bad-setting',
      'A database is not moved aside. Make another one with createdb, and set DATABASE_URL to it.',
    );
  }
  const now = asEpochMs(Date.now());
  const asked = { url, file: from, manifest, toErase: bounded(listed), now };
  const restoredDigest = await putIntoDatabase(asked);
  refuseUnequal(manifest, restoredDigest);
  const ledger = await ledgerIn({ kind: 'postgres', url });
  return {
    msg: 'restored',
    into: 'DATABASE_URL',
    rows: rowsIn(manifest),
    digest: manifest.digest,
    restoredDigest,
    movedTo: null,
    toErase: listed.length,
    warning: ledger.warning,
    ledger: ledger.sentence,
  };
}

/** A copy equals its backup also when the ledger was broken before: then that is said, and it is put back. */
async function ledgerIn(
  place: Place,
): Promise<{ readonly sentence: string; readonly warning: string | null }> {
  const { isWhole, sentence } = await verifyCopy(place);
  return { sentence, warning: isWhole ? null : sentence };
}

interface Erasures {
  readonly ids: readonly string[];
  readonly warning: string | null;
}

/** A damaged database is the reason for many a restore: then nobody knows who was erased since. */
function erasedBefore(directory: string, file: string): Erasures {
  try {
    return { ids: erasedSince(directory, file), warning: null };
  } catch {
    return {
      ids: [],
      warning: 'The old data cannot be read, so nobody is erased again. Give --also-erase.',
    };
  }
}

function bounded(toErase: readonly string[]): readonly string[] {
  if (toErase.length <= ERASURES_PENDING_MAX) return toErase;
  throw new CopyRefused(
    'bad-setting',
    `${toErase.length} visitors were erased since, and at most ${ERASURES_PENDING_MAX} can be again. Use a newer backup.`,
  );
}

function readVisitors(path: string): readonly string[] {
  const wrong = new CopyRefused(
    'bad-setting',
    `${path} is not a list of visitors. Give JSON as ["id", "id"].`,
  );
  const id = new RegExp(ID_PATTERN);
  try {
    const listed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const isList = Array.isArray(listed) && listed.every((each) => id.test(String(each)));
    if (!isList) throw wrong;
    return listed.map(String);
  } catch (error) {
    throw error instanceof CopyRefused ? error : wrong;
  }
}

function notEmpty(directory: string): CopyRefused {
  return new CopyRefused(
    'target-not-empty',
    `Something is kept in ${directory} already. Name another folder, or give --force, which moves it aside.`,
  );
}
