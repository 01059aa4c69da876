import { expect, it } from 'vitest';
import { FRAME_MAX_BYTES } from '../../../../../shared/protocol/limits.ts';
import { BOUNDS } from '../../../../../sidecar/gateway/bounds.ts';
import { frameGate } from '../../../../../sidecar/gateway/cobrowse/frame-gate.ts';
import { aBeat, aFrame, framesFrom } from '../../../../support/frames.ts';

const gateFrom = (first = 1, changes: Partial<typeof BOUNDS> = {}) => {
  const gate = frameGate({ ...BOUNDS, ...changes }, first, 0);
  return (frame: Uint8Array, nowMs = 0) => {
    const judged = gate.judge(frame, nowMs);
    if (judged.kind === 'passes') return judged.opensCheckpoint ? 'opens' : 'passes';
    return judged.kind === 'dropped' ? judged.why : judged.because;
  };
};

it('[FR2] a checkpoint opens, and what follows it number by number passes, beats included', () => {
  const judge = gateFrom(7);
  const frames = framesFrom(6);
  const judged = [frames.open(), frames.next(), frames.beat(), frames.next(), frames.open()];
  expect(judged.map((frame) => judge(frame))).toEqual([
    'opens',
    'passes',
    'passes',
    'passes',
    'opens',
  ]);
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['half a header', Buffer.alloc(15)],
  ['another layout', edited(0, 2)],
  ['another kind', edited(1, 3)],
  ['a flag nobody knows', edited(2, 4)],
  ['a byte that must be 0', edited(3, 1)],
  ['checkpoint 0', aFrame({ checkpoint: 0, sequence: 0 })],
  ['checkpoint beyond the highest', aFrame({ checkpoint: 1_000_000_001, sequence: 0 })],
  ['sequence 0 that opens nothing', aFrame({ checkpoint: 1, sequence: 0, opensCheckpoint: false })],
  ['sequence 1 that opens', aFrame({ checkpoint: 1, sequence: 1, opensCheckpoint: true })],
  ['a part without a body', aFrame({ checkpoint: 1, sequence: 1 }, '')],
  ['a beat with a body', Buffer.concat([aBeat(1, 1), Buffer.from('x')])],
  ['text', Buffer.from('{"type":"cobrowse.page","isShown":true}')],
])('[FR2] %s is no frame', (_, bytes) => {
  expect(gateFrom()(bytes)).toBe('malformed');
});

it('[FR2, LM1] a frame has at most FRAME_MAX_BYTES', () => {
  const judge = gateFrom();
  const body = (bytes: number) => Buffer.alloc(bytes - 16);
  expect(judge(aFrame({ checkpoint: 1, sequence: 0 }, body(FRAME_MAX_BYTES)))).toBe('opens');
  expect(judge(aFrame({ checkpoint: 1, sequence: 1 }, body(FRAME_MAX_BYTES + 1)))).toBe(
    'too-large',
  );
});

it.each([
  ['one that is missing', [{ checkpoint: 1, sequence: 2 }]],
  [
    'one twice',
    [
      { checkpoint: 1, sequence: 1 },
      { checkpoint: 1, sequence: 1 },
    ],
  ],
  ['one of the next picture before it opens', [{ checkpoint: 2, sequence: 1 }]],
  ['the same picture again', [{ checkpoint: 1, sequence: 0 }]],
])('[FR4] %s is a gap, and nothing passes until a checkpoint opens', (_, places) => {
  const judge = gateFrom();
  judge(aFrame({ checkpoint: 1, sequence: 0 }));
  expect(places.map((place) => judge(aFrame(place))).at(-1)).toBe('gap');
  expect(judge(aFrame({ checkpoint: 1, sequence: 1 }))).toBe('waiting');
  expect(judge(aFrame({ checkpoint: 1, sequence: 0 }))).toBe('gap');
  expect(judge(aFrame({ checkpoint: 2, sequence: 0 }))).toBe('opens');
  expect(judge(aFrame({ checkpoint: 2, sequence: 1 }))).toBe('passes');
});

it('[FR8] a page begins with a checkpoint above all before it', () => {
  const judge = gateFrom(5);
  expect(judge(aFrame({ checkpoint: 5, sequence: 3 }))).toBe('waiting');
  expect(judge(aFrame({ checkpoint: 4, sequence: 0 }))).toBe('gap');
  expect(judge(aFrame({ checkpoint: 9, sequence: 0 }))).toBe('opens');
});

it('[FR3, LM1] beyond the burst nothing passes until a checkpoint, and beyond twice as much it ends', () => {
  const judge = gateFrom(1, { framesBurst: 4, framesPerSecond: 10 });
  const frames = framesFrom(0);
  expect(
    [frames.open(), frames.next(), frames.next(), frames.next()].map((each) => judge(each)),
  ).toEqual(['opens', 'passes', 'passes', 'passes']);
  expect(judge(frames.next())).toBe('slow');
  // Room again, but not for what follows the frame that was dropped.
  expect(judge(frames.next(), 100)).toBe('waiting');
  expect(judge(frames.open(), 200)).toBe('opens');
  const flood = Array.from({ length: 10 }, () => judge(frames.next(), 200));
  expect(flood.at(0)).toBe('slow');
  expect(flood.at(-1)).toBe('too-many');
});

it('[FR3, LM1] bytes count like frames', () => {
  const judge = gateFrom(1, { frameBytesBurst: 1_000, frameBytesPerSecond: 1_000 });
  const frames = framesFrom(0);
  const body = Buffer.alloc(484);
  expect(judge(frames.open(body))).toBe('opens');
  expect(judge(frames.next(body))).toBe('passes');
  expect(judge(frames.next(body))).toBe('slow');
  expect(judge(frames.open(body), 500)).toBe('opens');
  expect(judge(frames.next(body), 500)).toBe('slow');
  expect(judge(frames.next(body), 500)).toBe('slow');
  expect(judge(frames.next(body), 500)).toBe('too-many');
});

function edited(place: number, byte: number): Buffer {
  const frame = aFrame({ checkpoint: 1, sequence: 1 });
  frame[place] = byte;
  return frame;
}
