import { randomBytes } from 'node:crypto';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openInflate } from '../../../../extension/cobrowse/inflate.ts';
import { FRAME_INFLATED_MAX_BYTES } from '../../../../shared/protocol/limits.ts';
import { openDeflate } from '../../../../visitor/record/deflate.ts';

const FLUSH = Buffer.of(0, 0, 0xff, 0xff);
const WINDOW_BYTES = 32_768;

/** A batch as zlib packs and flushes it, without what ends each. */
function packedByZlib(batch: Uint8Array, settings: object = {}): Buffer {
  const finishFlush = constants.Z_SYNC_FLUSH;
  return deflateRawSync(batch, { ...settings, finishFlush }).subarray(0, -FLUSH.length);
}

function through(packed: readonly Uint8Array[]): (Buffer | null)[] {
  const inflating = openInflate();
  return packed.map((batch) => {
    const made = inflating.batch(batch);
    return made === null ? null : Buffer.from(made);
  });
}

const words = fc.constantFrom('boot ', 'waterproof ', '€ 79,95 ', '<p>', '\u0000', 'x'.repeat(300));
const bytes = fc.oneof(
  fc.array(words, { maxLength: 400 }).map((all) => Buffer.from(all.join(''))),
  fc.uint8Array({ maxLength: 3_000 }).map((all) => Buffer.from(all)),
);
const streams = fc.array(bytes, { minLength: 1, maxLength: 8 });

test('[FS4] each batch of a page comes out whole, whatever is in it', () => {
  fc.assert(
    fc.property(streams, (batches) => {
      const deflate = openDeflate();
      expect(through(batches.map((batch) => deflate.batch(batch)))).toEqual(batches);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['stored', { level: 0 }],
  ['of fixed codes', { strategy: constants.Z_FIXED }],
  ['without repetitions', { strategy: constants.Z_HUFFMAN_ONLY }],
  ['packed quickly', { level: 1 }],
  ['packed well', { level: 9, memLevel: 9 }],
])('[FS4] what others pack comes out whole: %s', (_, settings) => {
  fc.assert(
    fc.property(bytes, (batch) => {
      expect(through([packedByZlib(batch, settings)])).toEqual([batch]);
    }),
    { numRuns: 100 },
  );
});

test('[FS4] a batch repeats what came up to 32 kB before it, through large batches and small', () => {
  const deflate = openDeflate();
  const noise = randomBytes(WINDOW_BYTES - 300);
  const batches = [noise, noise.subarray(0, 200), randomBytes(400_000), Buffer.from('small')];
  for (let index = 0; index < 200; index += 1) {
    const before = Buffer.concat(batches.slice(-12));
    const back = Math.min(before.length, WINDOW_BYTES - 7 * index);
    batches.push(Buffer.concat([before.subarray(-back).subarray(0, 900), randomBytes(1_500)]));
  }
  const packed = batches.map((batch) => deflate.batch(batch));
  expect(packed[1]?.length).toBeLessThan(20);
  const came = through(packed);
  expect(came.every((batch, index) => batch?.equals(batches[index] ?? FLUSH))).toBe(true);
});

test('[FS2] a stream that was changed on the way gives what zlib makes of it, or nothing', () => {
  const wounds = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 3 });
  let refused = 0;
  let taken = 0;
  fc.assert(
    fc.property(streams, wounds, fc.nat(), (batches, by, cut) => {
      const deflate = openDeflate();
      const packed = batches.map((batch) => deflate.batch(batch));
      const last = packed.pop() ?? FLUSH;
      for (const [at, byte] of by) last[at % last.length] = byte;
      const broken = cut % 4 === 0 ? last.subarray(0, cut % last.length) : last;
      const [came] = through([...packed, broken]).slice(-1);
      if (came === null || came === undefined) {
        refused += 1;
        return;
      }
      taken += 1;
      const parts = [...packed, broken].flatMap((part) => [part, FLUSH]);
      const finishFlush = constants.Z_SYNC_FLUSH;
      const theirs = inflateRawSync(Buffer.concat(parts), { finishFlush });
      const before = batches.slice(0, -1).reduce((sum, { length }) => sum + length, 0);
      expect(came.equals(theirs.subarray(before))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
  expect(refused).toBeGreaterThan(200);
  expect(taken).toBeGreaterThan(200);
});

test.each([
  ['a kind of block that there is not', [0x06, 0xff, 0xff]],
  ['a block that is the last', [0x03]],
  ['stored bytes whose length is not said twice', [0x00, 0x01, 0x00, 0x00, 0x00, 0x61, 0x00]],
  ['more stored bytes than there are', [0x00, 0xff, 0x00, 0x00, 0xff, 0x61]],
  ['a repetition of what never came', [0x02, 0x02, 0x00]],
  ['more literals than deflate has', [0xfc, 0xff, 0xff, 0xff, 0xff]],
  ['codes too many for their lengths', [0x04, 0xe0, 0x49, 0x92, 0x24, 0x49, 0x92, 0x24, 0x01]],
  ['nothing', []],
])('[FS2] %s: nothing comes of it, nor of what follows', (_, packed) => {
  const inflating = openInflate();
  expect(inflating.batch(openDeflate().batch(Buffer.from('good')))).not.toBeNull();
  expect(inflating.batch(Uint8Array.from(packed))).toBeNull();
  expect(inflating.batch(openDeflate().batch(Buffer.from('good')))).toBeNull();
});

/** Bits as RFC 1951 sends them, the lowest of each value first. */
function ofBits(...said: (readonly [value: number, count: number])[]): Uint8Array {
  const all = said.flatMap(([value, count]) =>
    Array.from({ length: count }, (_, bit) => (value >> bit) & 1),
  );
  const bytes = new Uint8Array(Math.ceil(all.length / 8));
  for (const [at, bit] of all.entries()) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (at & 7));
  return bytes;
}

type Said = readonly (readonly [value: number, count: number])[];

/** A block with codes of its own and nothing in it: 256 lengths of nothing, one for its end, then what is said. */
function emptyBlock(distances: number, last: Said, runLength = 1): Uint8Array {
  const open: Said = [
    [0, 1],
    [2, 2],
    [0, 5],
    [distances - 1, 5],
    [14, 4],
  ];
  // Of the runs 18 and 1 have codes, all of them a bit long, or two: then half of the codes are nobody's.
  const lengthAt = (at: number) => (at === 2 || at === 17 ? runLength : 0);
  const runs: Said = Array.from({ length: 18 }, (_, at) => [lengthAt(at), 3]);
  const none = [runLength, runLength] as const;
  const one = [0, runLength] as const;
  return ofBits(...open, ...runs, none, [127, 7], none, [107, 7], one, ...last, [0, 1], [0, 3]);
}

test('[FS2] codes that are told beyond the last, that are too many, or that leave bits to nobody, are no stream', () => {
  const one = [0, 1] as const;
  expect(openInflate().batch(emptyBlock(1, [one]))).toEqual(new Uint8Array(0));
  expect(openInflate().batch(emptyBlock(2, [one, one]))).toEqual(new Uint8Array(0));
  expect(openInflate().batch(emptyBlock(3, [one, one, one]))).toBeNull();
  expect(openInflate().batch(emptyBlock(1, [[0, 2]], 2))).toBeNull();
  const elevenMore: Said = [
    [1, 1],
    [0, 7],
  ];
  expect(openInflate().batch(emptyBlock(1, elevenMore))).toBeNull();
});

test('[FS2] a block that says it is the last is no part of a stream that goes on', () => {
  for (let size = 1; size < 40; size += 1)
    expect(openInflate().batch(deflateRawSync(randomBytes(size)))).toBeNull();
});

test('[FS4] a stream that unpacks to more than a page may be is over, in one batch or in many', () => {
  const packed = (size: number) => packedByZlib(Buffer.alloc(size));
  expect(openInflate().batch(packed(FRAME_INFLATED_MAX_BYTES))).toHaveLength(
    FRAME_INFLATED_MAX_BYTES,
  );
  expect(openInflate().batch(packed(FRAME_INFLATED_MAX_BYTES + 1))).toBeNull();
  expect(openInflate().batch(packed(4 * FRAME_INFLATED_MAX_BYTES))).toBeNull();
  const quarter = packed(FRAME_INFLATED_MAX_BYTES / 4);
  const inflating = openInflate();
  for (let index = 0; index < 4; index += 1) expect(inflating.batch(quarter)).not.toBeNull();
  expect(inflating.batch(packed(1))).toBeNull();
  expect(inflating.batch(packed(1))).toBeNull();
});
