import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentenceForDataDir } from './start-sentence.ts';

// What the database needs before it has anything to keep.
const probeBytes = 1024 * 1024;

/** Makes the folder and writes in it once; the sentence says why that is not possible. */
export function prepareDataDir(dataDir: string, logDir: string): string | undefined {
  const probe = join(logDir, 'probe');
  try {
    mkdirSync(logDir, { recursive: true });
    writeFileSync(probe, Buffer.alloc(probeBytes));
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return sentenceForDataDir(dataDir, code);
  } finally {
    rmSync(probe, { force: true });
  }
}
