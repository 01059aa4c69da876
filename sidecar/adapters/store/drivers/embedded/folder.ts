import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OpenFailed } from '../../open-failed.ts';
import { diskFaultOf, openingSentence } from './disk-fault.ts';
import { finishReplacing } from './replace.ts';

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;

/** A data folder that belongs to this process until it lets go or dies. */
export interface DataFolder {
  readonly databasePath: string;
  release(): void;
}

/**
 * Makes the folder when it is missing and takes it for this process alone (SPEC ST2). The lock is the
 * kernel's, on a database of its own, so that it goes with the process however that ends; a file with
 * a process number would outlive a kill -9.
 *
 * @throws OpenFailed
 */
export function takeFolder(directory: string): DataFolder {
  try {
    makeFolder(directory);
    const lock = takeLock(directory);
    try {
      finishReplacing(directory);
      const databasePath = join(directory, 'toonbank.db');
      makeFile(databasePath);
      return { databasePath, release: () => lock.close() };
    } catch (error) {
      lock.close();
      throw error;
    }
  } catch (error) {
    throw openFailed(error, directory);
  }
}

/** The error as one with a sentence, when there is one to give; a bug stays what it is. */
export function openFailed(error: unknown, directory: string): unknown {
  const fault = diskFaultOf(error);
  if (fault === null) return error;
  const kind = fault === 'full' ? 'disk-full' : 'data-unusable';
  return new OpenFailed(kind, openingSentence(fault, directory), error);
}

function makeFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: OWNER_ONLY_FOLDER });
  } catch (error) {
    if (!isCode(error, 'EEXIST') && !isCode(error, 'ENOTDIR')) throw error;
    throw notFolder(directory, error);
  }
  if (!statSync(directory).isDirectory()) throw notFolder(directory);
}

function takeLock(directory: string): DatabaseSync {
  const path = join(directory, 'lock.db');
  makeFile(path);
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (diskFaultOf(error) !== 'busy') throw error;
    throw new OpenFailed(
      'data-in-use',
      `Another sidecar works with ${directory}. Stop that one, or set DATA_DIR to another folder.`,
      error,
    );
  }
}

/**
 * Made before SQLite does, which would let others read it; the files it puts beside it take over the
 * mode. Never opened when it is there: closing it would drop this process's locks on it.
 */
function makeFile(path: string): void {
  if (existsSync(path)) chmodSync(path, OWNER_ONLY_FILE);
  else closeSync(openSync(path, 'wx', OWNER_ONLY_FILE));
}

function notFolder(directory: string, cause?: unknown): OpenFailed {
  const sentence = `${directory} is not a folder. Set DATA_DIR to a folder.`;
  return new OpenFailed('data-unusable', sentence, cause);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
