import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A real file system of its own, small enough to fill. */
export interface OwnDisk {
  readonly folder: string;
  /** Takes every byte that is left. */
  fill(): void;
  makeRoom(): void;
  /** Mounted anew for reading alone; nothing may be open on it. */
  readOnly(isOn: boolean): void;
  close(): void;
}

/** One that a program can be made to find broken under its open files. */
export interface BreakableDisk extends OwnDisk {
  /** The kernel gives up on it, as after errors of the device: read-only from now on. */
  abort(): void;
  /** Unmounts and mounts again, as after a repair. */
  repair(): void;
  /** Whether files may be written that are open already. */
  freeze(isOn: boolean): void;
}

/** In memory; null where this user may not mount. */
export function memoryDisk(sizeMegabytes: number): OwnDisk | null {
  const folder = newFolder();
  if (!can('mount', '-t', 'tmpfs', '-o', `size=${sizeMegabytes}m`, 'tmpfs', folder)) return null;
  return diskIn(folder);
}

/** An ext4 in a file; null where this user may not mount, or has no loop devices. */
export function fileDisk(sizeMegabytes: number): BreakableDisk | null {
  const folder = newFolder();
  const image = join(temporaryFolder(), 'image');
  closeSync(openSync(image, 'w'));
  truncateSync(image, sizeMegabytes * 1_048_576);
  const mount = (): boolean => can('mount', '-o', 'loop', image, folder);
  if (!can('mkfs.ext4', '-q', image) || !mount()) return null;
  // Only root may use the last blocks; without them full is full.
  can('tune2fs', '-m', '0', image);
  return {
    ...diskIn(folder),
    abort: () => must('mount', '-o', 'remount,abort', folder),
    repair() {
      must('umount', folder);
      // 1: errors were found and corrected.
      can('e2fsck', '-fy', image);
      if (!mount()) throw new Error('the repaired disk cannot be mounted');
    },
    freeze: (isOn) => {
      // Not the index of the log, which lives in memory: the kernel ends whoever writes there then.
      const names = readdirSync(join(folder, 'kept')).filter((name) => !name.endsWith('-shm'));
      for (const name of names) must('chattr', isOn ? '+i' : '-i', join(folder, 'kept', name));
    },
  };
}

function diskIn(mounted: string): OwnDisk {
  const ballast = join(mounted, 'ballast');
  const folder = join(mounted, 'kept');
  mkdirSync(folder);
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'a');
      for (const bytes of [65_536, 4_096, 512]) {
        const piece = Buffer.alloc(bytes);
        while (hasWritten(file, piece));
      }
      closeSync(file);
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    readOnly: (isOn) => must('mount', '-o', `remount,${isOn ? 'ro' : 'rw'}`, mounted),
    close: () => must('umount', '-l', mounted),
  };
}

function hasWritten(file: number, piece: Buffer): boolean {
  try {
    return writeSync(file, piece) > 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}

function newFolder(): string {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  return folder;
}

function must(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { stdio: 'pipe', env: SYSTEM });
}

function can(program: string, ...args: readonly string[]): boolean {
  try {
    must(program, ...args);
    return true;
  } catch {
    return false;
  }
}

const SYSTEM = { PATH: `${process.env.PATH}:/usr/sbin:/sbin` };

/** Whether this user may mount at all; without it the tests of this kind are skipped, and counted so. */
export const canMount = tryToMount();

function tryToMount(): { readonly memory: boolean; readonly file: boolean } {
  const [memory, file] = [memoryDisk(1), fileDisk(8)];
  const said = { memory: memory !== null, file: file !== null && canFreeze(file) };
  memory?.close();
  file?.close();
  return said;
}

function canFreeze(disk: BreakableDisk): boolean {
  try {
    writeFileSync(join(disk.folder, 'file'), '');
    disk.freeze(true);
    disk.freeze(false);
    return true;
  } catch {
    return false;
  }
}
