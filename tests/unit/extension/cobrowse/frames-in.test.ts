import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newFramesIn, type Taken } from '../../../../extension/cobrowse/frames-in.ts';
import { FRAME_HEADER_BYTES, writeHeader } from '../../../../shared/protocol/frame.ts';

function frame(checkpoint: number, sequence: number, isBeat = false): Uint8Array {
  const bytes = new Uint8Array(FRAME_HEADER_BYTES + (isBeat ? 0 : 1));
  const opensCheckpoint = sequence === 0;
  const kind = isBeat ? 'beat' : 'part';
  writeHeader(bytes, {
    ...{ kind, opensCheckpoint, endsBatch: !isBeat, checkpoint, sequence, mark: sequence },
  });
  return bytes;
}

const kinds = (taken: readonly Taken[]) => taken.map(({ kind }) => kind);

test('[VW2] frames in their order are taken, beats among them', () => {
  const frames = newFramesIn();
  const taken = [frame(1, 0), frame(1, 1, true), frame(1, 2)].map((one) => frames.take(one));
  expect(kinds(taken)).toEqual(['part', 'beat', 'part']);
  expect(taken[0]).toMatchObject({ checkpoint: 1, opensCheckpoint: true, endsBatch: true });
  expect(taken[1]).toEqual({ kind: 'beat', echo: 1 });
});

test('[VW2] before a checkpoint opens nothing is taken, and nothing is asked twice', () => {
  const frames = newFramesIn();
  expect(kinds([frame(3, 4), frame(3, 5)].map((one) => frames.take(one)))).toEqual([
    'waiting',
    'waiting',
  ]);
  expect(frames.take(frame(4, 0)).kind).toBe('part');
});

test('[VW2] a gap, an unknown checkpoint and bytes that are no frame wait for the next that opens', () => {
  for (const odd of [frame(1, 3), frame(2, 1), Uint8Array.of(1), new Uint8Array(70_000)]) {
    const frames = newFramesIn();
    frames.take(frame(1, 0));
    expect(kinds([odd, frame(1, 1), frame(1, 2)].map((one) => frames.take(one)))).toEqual([
      'gap',
      'waiting',
      'waiting',
    ]);
    expect(frames.take(frame(2, 0)).kind).toBe('part');
  }
});

test('[VW2] the last checkpoint sent again is old while it goes on, and begins anew after a gap', () => {
  const frames = newFramesIn();
  for (const one of [frame(5, 0), frame(5, 1)]) frames.take(one);
  expect(kinds([frame(5, 0), frame(5, 1), frame(5, 2)].map((one) => frames.take(one)))).toEqual([
    'old',
    'old',
    'part',
  ]);
  frames.take(frame(5, 9));
  expect(kinds([frame(5, 0), frame(5, 1)].map((one) => frames.take(one)))).toEqual([
    'part',
    'part',
  ]);
});

test('[VW2] what the sidecar says is over is waited out', () => {
  const frames = newFramesIn();
  frames.take(frame(5, 0));
  frames.waitFor(7);
  expect(kinds([frame(5, 1), frame(6, 0), frame(7, 0)].map((one) => frames.take(one)))).toEqual([
    'old',
    'old',
    'part',
  ]);
  frames.waitFor(6);
  expect(frames.take(frame(7, 1)).kind).toBe('part');
});

test('[VW2] however frames are doubled, dropped and mixed up, what is taken is one run from each start', () => {
  const aFrame = fc.tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 0, max: 6 }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(fc.array(aFrame, { maxLength: 60 }), (told) => {
      const frames = newFramesIn();
      let checkpoint = 0;
      let next = 0;
      for (const [number, sequence, isBeat] of told) {
        const isPart = sequence === 0 || !isBeat;
        const { kind } = frames.take(frame(number, sequence, !isPart));
        if (kind !== 'part' && kind !== 'beat') continue;
        if (sequence === 0) {
          expect(number).toBeGreaterThanOrEqual(checkpoint);
          checkpoint = number;
          next = 0;
        }
        expect([number, sequence]).toEqual([checkpoint, next]);
        next += 1;
      }
    }),
  );
});
