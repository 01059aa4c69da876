import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHECKSUM_BYTES } from '../../shared/frames/checksum.ts';
import { openDecoder } from '../../shared/frames/decoder.ts';
import { openEncoder } from '../../shared/frames/encoder.ts';
import { batches } from '../support/frames/events.ts';
import { openSeal } from '../support/frames/sealed.ts';

const STREAMS = 20_000;
/** Of one batch of a few kB; a usual one takes 0.1 ms. */
const SLOW_MS = 1_000;

/** Batches of pages without their checksums: made once, because making them takes longer than breaking them. */
const pages = fc.sample(batches, { numRuns: 300, seed: 11 }).map((given) => {
  const encoder = openEncoder();
  return given.map((events) =>
    (encoder.encode(events) ?? new Uint8Array(0)).slice(0, -CHECKSUM_BYTES),
  );
});
const wounds = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
  minLength: 1,
  maxLength: 6,
});

function wounded(bytes: Uint8Array, by: readonly (readonly [number, number])[]): Uint8Array {
  const copy = bytes.slice();
  for (const [at, byte] of by) if (copy.length > 0) copy[at % copy.length] = byte;
  return copy;
}

test('[FS2] no stream with a right checksum makes the decoder throw, hang or touch a prototype', () => {
  let refused = 0;
  let longestMs = 0;
  fc.assert(
    fc.property(fc.constantFrom(...pages), fc.nat(), wounds, (given, which, by) => {
      const seal = openSeal();
      const decoder = openDecoder();
      const broken = which % given.length;
      for (const [index, bytes] of given.entries()) {
        const sealed = seal(index === broken ? wounded(bytes, by) : bytes);
        const begun = performance.now();
        const events = decoder.decode(sealed);
        longestMs = Math.max(longestMs, performance.now() - begun);
        if (events === null) refused += 1;
      }
    }),
    { numRuns: STREAMS },
  );
  expect(refused).toBeGreaterThan(STREAMS / 4);
  expect(longestMs).toBeLessThan(SLOW_MS);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Reflect.get({}, 'x')).toBeUndefined();
}, 120_000);

test('[FS2] bytes without any sense are refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const events = openDecoder().decode(openSeal()(bytes));
      expect(events === null || Array.isArray(events)).toBe(true);
      expect(openDecoder().decode(bytes)).toBeNull();
    }),
    { numRuns: 1_000 },
  );
}, 60_000);
