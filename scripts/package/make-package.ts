import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BrowserBuild } from '../build/manifests.ts';
import { inProject } from '../project.ts';
import type { Asking } from './permissions.ts';
import { storeFiles } from './store-files.ts';
import { zip } from './zip.ts';

export type Package = {
  readonly browser: BrowserBuild;
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly manifest: Asking;
};

/** The zip that a store takes, of what is in dist. */
export function makePackage(
  browser: BrowserBuild,
  into = inProject('dist', 'packages'),
  from = inProject('dist', browser),
): Package {
  const files = storeFiles(from);
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString());
  const bytes = zip(files);
  const path = `${into}/toonbank-${browser}-${manifest.version}.zip`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { browser, path, sizeBytes: bytes.length, sha256, manifest };
}
