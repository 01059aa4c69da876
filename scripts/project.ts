import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

export function inProject(...parts: readonly string[]): string {
  return join(root, ...parts);
}

/** The script behind a command that a package brings. */
export const commands = {
  biome: inProject('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
  tsc: inProject('node_modules', 'typescript', 'bin', 'tsc'),
  vite: inProject('node_modules', 'vite', 'bin', 'vite.js'),
  vitest: inProject('node_modules', 'vitest', 'vitest.mjs'),
} as const;
