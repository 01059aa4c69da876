import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openInflate } from '../../../../extension/cobrowse/inflate.ts';
import { FRAME_INFLATED_MAX_BYTES } from '../../../../shared/protocol/limits.ts';
import { openDeflate } from '../../../../visitor/record/deflate.ts';

/** All of a batch, sent in parts of this size. */
function through(
  inflating: ReturnType<typeof openInflate>,
  packed: Uint8Array,
  partBytes: number,
): Buffer | null {
  const came: Uint8Array[] = [];
  for (let from = 0; from < packed.length; from += partBytes) {
    const piece = inflating.push(
      packed.subarray(from, from + partBytes),
      from + partBytes >= packed.length,
    );
    if (piece === null) return null;
    came.push(piece);
  }
  return Buffer.concat(came);
}

test.each([1, 7, 2_048, 65_520])(
  '[FS4] each batch comes out with its last part, in parts of %d bytes',
  (partBytes) => {
    const deflate = openDeflate();
    const inflating = openInflate();
    for (let index = 0; index < 12; index += 1) {
      const noise =
        index % 4 === 0 ? randomBytes(Math.min(30_000, partBytes * 200)).toString('base64') : '';
      const bytes = Buffer.from(`batch ${index} ${noise}`);
      expect(through(inflating, deflate.batch(bytes), partBytes)?.equals(bytes)).toBe(true);
    }
  },
);

test('[FS4] a stream that unpacks to more than a page may be is over, before it is unpacked whole', () => {
  const bomb = deflateRawSync(Buffer.alloc(4 * FRAME_INFLATED_MAX_BYTES));
  const inflating = openInflate();
  let pushedBytes = 0;
  let madeBytes = 0;
  for (let from = 0; from < bomb.length; from += 8_192) {
    const made = inflating.push(bomb.subarray(from, from + 8_192), false);
    if (made === null) break;
    pushedBytes += 8_192;
    madeBytes += made.length;
  }
  expect(madeBytes).toBeLessThanOrEqual(FRAME_INFLATED_MAX_BYTES);
  expect(pushedBytes).toBeLessThan(bomb.length / 3);
  expect(inflating.push(Uint8Array.of(0), true)).toBeNull();
});

test('[FS2] what is no stream gives nothing, and neither does anything after it', () => {
  const inflating = openInflate();
  expect(inflating.push(Uint8Array.of(0x07, 0xff, 0xff), true)).toBeNull();
  expect(inflating.push(openDeflate().batch(Buffer.from('good')), true)).toBeNull();
});
