import { strFromU8, strToU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zip } from '../../../../scripts/package/zip.ts';

it('[SH2] a zip has its files by name, in the order of their names, whatever order they came in', () => {
  const one = zip({ 'b/c.js': strToU8('c'), 'a.html': strToU8('a') });
  const other = zip({ 'a.html': strToU8('a'), 'b/c.js': strToU8('c') });
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  const files = unzipSync(one);
  expect(Object.keys(files)).toEqual(['a.html', 'b/c.js']);
  expect(strFromU8(files['b/c.js'] ?? new Uint8Array())).toBe('c');
});
