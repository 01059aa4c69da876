import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { peekManifest } from './check-file.ts';
import { CopyRefused } from './copy-refused.ts';

/** Whether names like this one tell backups of different times apart: there is a number in them. */
export function hasPattern(path: string): boolean {
  return /\d/.test(basename(path));
}

/**
 * Removes all but the newest backups whose names differ from this one only in their numbers. What is
 * not a whole backup is left alone.
 *
 * @returns the names of what was removed
 */
export function keepNewest(path: string, keep: number): readonly string[] {
  const folder = dirname(path);
  const pattern = patternOf(basename(path));
  const old = readdirSync(folder)
    .filter((name) => pattern.test(name) && name !== basename(path))
    .flatMap((name) => madeAt(join(folder, name)).map((at) => ({ name, at })))
    .sort((left, right) => right.at - left.at)
    .slice(Math.max(0, keep - 1));
  for (const { name } of old) rmSync(join(folder, name));
  return old.map(({ name }) => name);
}

function madeAt(path: string): readonly number[] {
  try {
    return [peekManifest(path).madeAt];
  } catch (error) {
    if (error instanceof CopyRefused) return [];
    throw error;
  }
}

function patternOf(name: string): RegExp {
  const text = name.split(/\d+/).map((part) => part.replaceAll(/[^\w]/g, '\\$&'));
  return new RegExp(`^${text.join('\\d+')}$`);
}
