import { expect, it } from 'vitest';
import { keptFrame } from '../../../../../sidecar/gateway/cobrowse/kept-frame.ts';

it('[FR7] a frame that is nearly all of what the network brought is kept as it is', () => {
  const brought = Buffer.allocUnsafeSlow(60_008);
  const frame = brought.subarray(8);
  expect(keptFrame(frame)).toBe(frame);
});

it.each([
  ['a slice of a large piece', () => Buffer.allocUnsafeSlow(65_536).fill(7).subarray(100, 116)],
  ['a slice of the pool', () => Buffer.from('sixteen bytes ..')],
])('[FR7] %s holds no more than itself', (_, make) => {
  const frame = make();
  const kept = keptFrame(frame);
  expect(kept.equals(frame)).toBe(true);
  expect(kept.buffer.byteLength).toBe(frame.length);
});
