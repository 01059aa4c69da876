import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFresh } from '../../../../scripts/build/freshness.ts';
import { sourceHash } from '../../../../scripts/build/source-hash.ts';

describe('what was built', () => {
  it('[RN5] is used again only while it is there and its sources are unchanged', () => {
    const built = { stampedHash: 'a', sourceHash: 'a', hasOutput: true };
    expect(isFresh(built)).toBe(true);
    expect(isFresh({ ...built, sourceHash: 'b' })).toBe(false);
    expect(isFresh({ ...built, hasOutput: false })).toBe(false);
    expect(isFresh({ ...built, stampedHash: undefined })).toBe(false);
  });
});

describe('the hash of sources', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'toonbank-hash-'));
    mkdirSync(join(folder, 'visitor', 'wire'), { recursive: true });
    writeFileSync(join(folder, 'visitor', 'wire', 'socket.ts'), 'open');
    writeFileSync(join(folder, 'manifest.json'), '{}');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('[RN5] stays the same for the same files, whatever their order', () => {
    expect(sourceHash(folder, ['visitor', 'manifest.json'])).toBe(
      sourceHash(folder, ['manifest.json', 'visitor', 'not-there']),
    );
  });

  it('[RN5] changes when a file changes, appears or is renamed', () => {
    const hashes = [sourceHash(folder, ['visitor'])];
    writeFileSync(join(folder, 'visitor', 'wire', 'socket.ts'), 'close');
    hashes.push(sourceHash(folder, ['visitor']));
    writeFileSync(join(folder, 'visitor', 'new.ts'), '');
    hashes.push(sourceHash(folder, ['visitor']));
    rmSync(join(folder, 'visitor', 'new.ts'));
    writeFileSync(join(folder, 'visitor', 'other.ts'), '');
    hashes.push(sourceHash(folder, ['visitor']));
    expect(new Set(hashes).size).toBe(4);
  });
});
