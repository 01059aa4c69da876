import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Files of a package by their name in it, with `/` whatever the system. */
export type StoreFiles = Readonly<Record<string, Uint8Array>>;

/**
 * What a store gets of a built folder. Not what only the builder needs (source maps, the bundler's
 * notes), and no key: Chrome's store makes one itself and takes no manifest that brings its own.
 */
export function storeFiles(folder: string): StoreFiles {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => !name.endsWith('.map') && !name.startsWith('.'));
  return Object.fromEntries(names.map((name) => [name, contentOf(join(folder, name), name)]));
}

function contentOf(path: string, name: string): Uint8Array {
  const content = readFileSync(path);
  if (name !== 'manifest.json') return content;
  const { key: _, ...manifest } = JSON.parse(content.toString());
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}
