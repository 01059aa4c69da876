import { zipSync } from 'fflate';
import type { StoreFiles } from './store-files.ts';

// The first moment a zip can name. A zip has local time, which this is wherever it is made.
const always = new Date(1980, 0, 1);

/** One zip of the files, the same bytes for the same contents wherever and whenever it is made. */
export function zip(files: StoreFiles): Uint8Array {
  const names = Object.keys(files).sort();
  const sorted = Object.fromEntries(names.map((name) => [name, files[name] ?? new Uint8Array()]));
  return zipSync(sorted, { level: 9, mtime: always });
}
