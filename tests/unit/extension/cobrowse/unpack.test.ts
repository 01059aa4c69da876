import { expect, test } from 'vitest';
import { openUnpacking, type Unpacking } from '../../../../extension/cobrowse/unpack.ts';
import { FRAME_INFLATED_MAX_BYTES, FRAME_MAX_BYTES } from '../../../../shared/protocol/limits.ts';
import { openPacking } from '../../../../visitor/record/packing.ts';

/** Batches as a page packs them. */
function packed(batches: readonly (readonly unknown[])[]): Uint8Array[] {
  const packing = openPacking();
  return batches.map((events) => {
    packing.begin(events);
    return packing.more(() => false) ?? new Uint8Array(0);
  });
}

/** All of a batch, sent in parts of this size. */
function inParts(unpacking: Unpacking, batch: Uint8Array, partBytes: number): unknown[] {
  const came: unknown[] = [];
  for (let from = 0; from < batch.length; from += partBytes) {
    const ends = from + partBytes >= batch.length;
    came.push(unpacking.push(batch.subarray(from, from + partBytes), ends));
  }
  return came;
}

test.each([1, 7, 2_048, 65_520])(
  '[FS4] the events of a batch come with its last part, in parts of %d bytes',
  (partBytes) => {
    const batches = Array.from({ length: 12 }, (_, index) => [
      { type: 3, index, text: `batch ${index} `.repeat(index % 4 === 0 ? 3_000 : 1) },
      { type: 3, numbers: Array.from({ length: index * 300 }, (_, n) => (n * n) % 9_973) },
    ]);
    const unpacking = openUnpacking();
    for (const [index, batch] of packed(batches).entries()) {
      const came = inParts(unpacking, batch, partBytes);
      expect(came.pop()).toEqual(batches[index]);
      expect(came.every((none) => Array.isArray(none) && none.length === 0)).toBe(true);
    }
  },
);

test('[FS2] after bytes that are not the next of the stream nothing comes any more', () => {
  const [first, second, third] = packed([[{ a: 1 }], [{ a: 2 }], [{ a: 3 }]]);
  if (first === undefined || second === undefined || third === undefined) throw new Error('none');
  const unpacking = openUnpacking();
  expect(unpacking.push(first, true)).toEqual([{ a: 1 }]);
  expect(unpacking.push(third, true)).toBeNull();
  expect(unpacking.push(second, false)).toBeNull();
  expect(unpacking.push(second, true)).toBeNull();
  const other = openUnpacking();
  expect(other.push(Uint8Array.of(0x07, 0xff, 0xff), true)).toBeNull();
  expect(other.push(first, true)).toBeNull();
});

test('[FS4] a batch that never ends is over when it is larger than a page may be', () => {
  const part = new Uint8Array(FRAME_MAX_BYTES);
  const unpacking = openUnpacking();
  for (let bytes = part.length; bytes <= FRAME_INFLATED_MAX_BYTES; bytes += part.length)
    expect(unpacking.push(part, false)).toEqual([]);
  expect(unpacking.push(part, false)).toBeNull();
  expect(unpacking.push(part, true)).toBeNull();
});
