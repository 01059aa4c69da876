import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readHeader } from '../../shared/protocol/frame.ts';
import { bundled, nextBundle, unbundled } from '../../shared/protocol/frame-bundle.ts';
import { FRAME_BUNDLE_MAX_BYTES } from '../../shared/protocol/limits.ts';
import { aFrame } from '../support/frames.ts';

const frameOf = (sequence: number, bytes: number) =>
  aFrame({ checkpoint: 1, sequence }, new Uint8Array(bytes));
const someFrames = fc
  .array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 20 })
  .map((sizes) => sizes.map((size, n) => frameOf(n, size)));
const plain = (frames: readonly Uint8Array[]) => frames.map((frame) => Buffer.from(frame));

it('[FR12] frames come out of bundles as they went in, each once and in order', () => {
  fc.assert(
    fc.property(someFrames, fc.integer({ min: 0, max: 100_000 }), (frames, roomBytes) => {
      const came: Uint8Array[] = [];
      while (came.length < frames.length) {
        const together = nextBundle((place) => frames[place], came.length, roomBytes);
        const message = bundled(together);
        if (together.length > 1) expect(message.length).toBeLessThanOrEqual(roomBytes);
        came.push(...unbundled(message));
      }
      expect(plain(came)).toEqual(frames);
    }),
  );
});

it('[FR12, LM1] a bundle has at most FRAME_BUNDLE_MAX_BYTES, and one frame goes as it is', () => {
  const fits = [frameOf(0, 30_000), frameOf(1, FRAME_BUNDLE_MAX_BYTES - 30_000 - 2 * 16 - 9)];
  const at = (frames: readonly Uint8Array[]) => (place: number) => frames[place];
  const together = nextBundle(at(fits), 0, Number.POSITIVE_INFINITY);
  expect(bundled(together)).toHaveLength(FRAME_BUNDLE_MAX_BYTES);
  const larger = [frameOf(0, 30_001), ...fits.slice(1)];
  const alone = nextBundle(at(larger), 0, Number.POSITIVE_INFINITY);
  expect(alone).toEqual([larger[0]]);
  expect(bundled(alone)).toBe(larger[0]);
});

it('[FR12] a bundle that is cut short is no frame, and nothing in it is read', () => {
  const frames = [frameOf(0, 3), frameOf(1, 20), frameOf(2, 1)];
  const message = bundled(frames);
  for (let cut = 2; cut < message.length; cut += 1) {
    const short = message.subarray(0, cut);
    const [first, ...more] = unbundled(short);
    if (first === short) expect(readHeader(short)).toBe(null);
    // Between two frames it is a bundle of those before.
    else expect(plain([first ?? short, ...more])).toEqual(frames.slice(0, 1 + more.length));
  }
});
