import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDecoder } from '../../shared/frames/decoder.ts';
import { openEncoder } from '../../shared/frames/encoder.ts';
import { batches, told } from '../support/frames/events.ts';

function encoded(of: readonly (readonly unknown[])[]): Uint8Array[] {
  const encoder = openEncoder();
  return of.map((events) => encoder.encode(events) ?? new Uint8Array(0));
}

function decoded(bytes: readonly Uint8Array[]): (unknown[] | null)[] {
  const decoder = openDecoder();
  return bytes.map((batch) => decoder.decode(batch));
}

test('[FS1] whatever events come, the decoder gives back what JSON would', () => {
  fc.assert(
    fc.property(batches, (given) => {
      expect(isDeepStrictEqual(decoded(encoded(given)), told(given))).toBe(true);
    }),
    { numRuns: 600 },
  );
}, 60_000);

type Change = { readonly at: number; readonly byte: number; readonly how: 'turn' | 'drop' | 'add' };

const changes = fc.array(
  fc.record<Change>({
    at: fc.nat(),
    byte: fc.integer({ min: 1, max: 255 }),
    how: fc.constantFrom('turn', 'drop', 'add'),
  }),
  { minLength: 1, maxLength: 4 },
);

function changed(bytes: Uint8Array, by: readonly Change[]): Uint8Array {
  const mutable = [...bytes];
  for (const { at, byte, how } of by) {
    const place = at % Math.max(1, mutable.length);
    if (how === 'add') mutable.splice(place, 0, byte);
    else if (how === 'drop') mutable.splice(place, 1);
    else mutable[place] = (mutable[place] ?? 0) ^ byte;
  }
  return Uint8Array.from(mutable);
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

test('[FS2] a batch that was changed on the way gives no events, and neither does any after it', () => {
  let mutated = 0;
  fc.assert(
    fc.property(batches, fc.nat(), changes, (given, which, by) => {
      const sent = encoded(given);
      const broken = which % sent.length;
      const came = sent.map((bytes, index) => (index === broken ? changed(bytes, by) : bytes));
      fc.pre(!isSame(sent[broken] ?? new Uint8Array(0), came[broken] ?? new Uint8Array(0)));
      mutated += 1;
      const expected = told(given);
      const whole = Array.isArray(expected) ? expected.slice(0, broken) : [];
      expect(decoded(came)).toEqual([...whole, ...came.slice(broken).map(() => null)]);
    }),
    { numRuns: 1_000 },
  );
  expect(mutated).toBe(1_000);
}, 60_000);

test('[FS2] batches that are missing, doubled or in another order give nothing from there on', () => {
  fc.assert(
    fc.property(
      batches,
      fc.nat(),
      fc.constantFrom('drop', 'double', 'swap'),
      (given, which, how) => {
        const sent = encoded(given);
        const at = which % sent.length;
        const [own] = sent.slice(at, at + 1);
        const [next] = sent.slice(at + 1, at + 2);
        fc.pre(own !== undefined && (how === 'double' || next !== undefined));
        const came = [...sent];
        if (how === 'drop') came.splice(at, 1);
        else if (how === 'double') came.splice(at, 0, own ?? new Uint8Array(0));
        else came.splice(at, 2, next ?? new Uint8Array(0), own ?? new Uint8Array(0));
        const wrongAt = how === 'double' ? at + 1 : at;
        expect(decoded(came).slice(wrongAt)).toEqual(came.slice(wrongAt).map(() => null));
      },
    ),
    { numRuns: 500 },
  );
}, 60_000);
