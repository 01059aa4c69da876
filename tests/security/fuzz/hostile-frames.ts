import type { TSchema } from '@sinclair/typebox';
import fc from 'fast-check';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { FRAME_MAX_BYTES } from '../../../shared/protocol/limits.ts';
import { firstCheckpointAt } from '../../../sidecar/gateway/cobrowse/first-checkpoint.ts';
import { aFrame } from '../../support/frames.ts';
import { fromSchema } from './from-schema.ts';
import { aMutation, anEnding, mutated } from './hostile-text.ts';

/** What somebody who means harm sends on a socket of looking along: one message. */
export type Hostile = Buffer | string;

const UINT32 = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 1_000_000_000, 1_000_000_001),
  fc.nat(40),
);

/** The first checkpoints that a room made now lets through. */
const SOON = fc.nat(90).map((more) => firstCheckpointAt(asEpochMs(Date.now())) + more);

const aProperFrame = fc
  .record({
    checkpoint: fc.oneof({ weight: 1, arbitrary: UINT32 }, { weight: 6, arbitrary: SOON }),
    sequence: fc.oneof({ weight: 8, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: UINT32 }),
    mark: UINT32,
    isBeat: fc.boolean(),
    endsBatch: fc.boolean(),
    body: fc.uint8Array({ minLength: 1, maxLength: 200 }),
  })
  .map(({ body, isBeat, endsBatch, ...header }) => {
    const kind = isBeat && header.sequence > 0 ? 'beat' : 'part';
    return aFrame({ ...header, kind, endsBatch: endsBatch && kind === 'part' }, body);
  });

/** A frame whose parts are right one by one and seldom together, then with bytes changed, cut or added. */
const aBrokenFrame = fc
  .tuple(
    aProperFrame,
    fc.array(fc.tuple(fc.nat(40), fc.nat(255)), { maxLength: 3 }),
    fc.constantFrom('whole', 'cut', 'longer', 'far too long'),
  )
  .map(([frame, edits, size]) => {
    for (const [place, byte] of edits) if (place < frame.length) frame[place] = byte;
    if (size === 'cut') return frame.subarray(0, frame.length - 1);
    if (size === 'longer') return Buffer.concat([frame, frame]);
    return size === 'whole' ? frame : Buffer.concat([frame, Buffer.alloc(FRAME_MAX_BYTES)]);
  });

const noise = fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes));

/** So many messages on one connection: anything, or only frames that are right one by one. */
export function anAttack(schema: TSchema, length: number): fc.Arbitrary<Hostile[]> {
  const size = { minLength: length, maxLength: length };
  return fc.oneof(fc.array(aHostile(schema), size), fc.array(aProperFrame, size));
}

/** Words of this schema with nothing to three things done to them, frames, and bytes that are neither. */
function aHostile(schema: TSchema): fc.Arbitrary<Hostile> {
  const text = fc
    .tuple(fromSchema(schema), fc.array(aMutation, { maxLength: 3 }), anEnding)
    .map(([message, mutations, end]) => end(mutated(message, mutations)));
  return fc.oneof(
    { weight: 3, arbitrary: aProperFrame },
    { weight: 3, arbitrary: aBrokenFrame },
    { weight: 1, arbitrary: noise },
    { weight: 4, arbitrary: text },
  );
}
