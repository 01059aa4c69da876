import { BINARY, CLOSE, CONTINUATION, closing, type Frame, frame, PING, TEXT } from './frames.ts';

/** What RFC 6455 forbids, or this sidecar does, and the code with which it ends. */
export const BAD_FRAMES: readonly (readonly [what: string, bytes: () => Buffer, code: number])[] = [
  ['a frame without a mask', one({ opcode: TEXT, payload: '{}', isMasked: false }), 1002],
  ['a first reserved bit', one({ opcode: TEXT, payload: '{}', reserved: 4 }), 1002],
  ['a last reserved bit', one({ opcode: TEXT, payload: '{}', reserved: 1 }), 1002],
  ['an opcode that is none', one({ opcode: 3, payload: '{}' }), 1002],
  ['a control opcode that is none', one({ opcode: 11 }), 1002],
  ['a continuation of nothing', one({ opcode: CONTINUATION, payload: '{}' }), 1002],
  [
    'a message within a message',
    all({ opcode: TEXT, payload: '{', isLast: false }, { opcode: TEXT, payload: '}' }),
    1002,
  ],
  ['a ping in pieces', one({ opcode: PING, isLast: false }), 1002],
  ['a ping of 126 bytes', one({ opcode: PING, payload: 'x'.repeat(126) }), 1002],
  ['a close of one byte', one({ opcode: CLOSE, payload: 'x' }), 1002],
  ['a close with code 999', one(closing(999)), 1002],
  ['a close with code 1005', one(closing(1005)), 1002],
  ['a close with a reason that is no text', one(closing(1000, Buffer.from([0xff]))), 1007],
  ['text that is no text', one({ opcode: TEXT, payload: Buffer.from([0xc3, 0x28]) }), 1007],
  ['half a character', one({ opcode: TEXT, payload: Buffer.from([0xf0, 0x9f]) }), 1007],
  ['bytes', one({ opcode: BINARY, payload: Buffer.from([1, 2, 3]) }), 4400],
  ['nothing', one({ opcode: TEXT }), 4400],
  ['a length of 2^63', one({ opcode: TEXT, declaredBytes: 1n << 63n }), 1009],
  ['a length of a gigabyte', one({ opcode: TEXT, declaredBytes: 1n << 30n }), 1009],
  ['a thousand pieces', () => Buffer.concat(pieces(1_000)), 1008],
  ['ten thousand pings', () => Buffer.concat(pings(10_000)), 4429],
];

function one(parts: Frame): () => Buffer {
  return () => frame(parts);
}

function all(...parts: readonly Frame[]): () => Buffer {
  return () => Buffer.concat(parts.map(frame));
}

function pieces(count: number): Buffer[] {
  return Array.from({ length: count }, (_, place) =>
    frame({ opcode: place === 0 ? TEXT : CONTINUATION, payload: '1', isLast: false }),
  );
}

function pings(count: number): Buffer[] {
  return Array.from({ length: count }, () => frame({ opcode: PING, payload: 'x'.repeat(125) }));
}
