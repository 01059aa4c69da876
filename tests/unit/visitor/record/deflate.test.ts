import { constants, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDeflate } from '../../../../visitor/record/deflate.ts';

const FLUSH = Buffer.of(0, 0, 0xff, 0xff);

/** Batches of every size, from nothing to more than the window, that pack well or not at all. */
const batch = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constantFrom(0, 1, 2, 8_191, 32_768, 40_000)),
    fc.integer({ min: 1, max: 255 }),
    fc.nat(),
  )
  .map(([length, kinds, seed]) => {
    let state = seed;
    return Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 24) % kinds;
    });
  });

test('[FS4] after each batch everything so far can be unpacked, by an implementation that is not ours', () => {
  fc.assert(
    fc.property(fc.array(batch, { minLength: 1, maxLength: 10 }), (batches) => {
      const deflate = openDeflate();
      const packed: Buffer[] = [];
      for (const [index, bytes] of batches.entries()) {
        packed.push(Buffer.from(deflate.batch(bytes)), FLUSH);
        const unpacked = inflateRawSync(Buffer.concat(packed), {
          finishFlush: constants.Z_SYNC_FLUSH,
        });
        expect(unpacked.equals(Buffer.concat(batches.slice(0, index + 1)))).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
}, 60_000);

test('[FS4] what was written before makes the same shorter', () => {
  const deflate = openDeflate();
  const bytes = Buffer.from('one two three four five six seven eight nine ten eleven twelve');
  const [first, again] = [deflate.batch(bytes), deflate.batch(bytes)];
  expect(again.length).toBeLessThan(first.length / 4);
});
