import { randomBytes } from 'node:crypto';
import type { eventWithTime } from 'rrweb';
import { expect, test } from 'vitest';
import { FRAME_HEADER_BYTES } from '../../../../shared/protocol/frame.ts';
import {
  COBROWSE_BEAT_EVERY_MS,
  COBROWSE_TAIL_MAX_BYTES,
  FRAME_DEPTH_MAX,
  FRAME_MAX_BYTES,
  PAGE_BEHIND_BYTES,
} from '../../../../shared/protocol/limits.ts';
import { openSending } from '../../../../visitor/record/sending.ts';
import { type Come, openViewer } from '../../../support/frames/viewer.ts';

function stage() {
  const viewer = openViewer();
  const come: Come[] = [];
  const world = {
    nowMs: 1_000,
    bufferedBytes: 0,
    pictures: 0,
    tooLarge: 0,
    sentBytes: 0,
    frames: 0,
  };
  let longest = 0;
  const sending = openSending({
    send(frame) {
      longest = Math.max(longest, frame.length);
      world.frames += 1;
      come.push(viewer.take(frame));
    },
    bufferedBytes: () => world.bufferedBytes,
    askPicture() {
      world.pictures += 1;
    },
    sent(bytes) {
      world.sentBytes += bytes;
    },
    tooLarge() {
      world.tooLarge += 1;
    },
    nowMs: () => world.nowMs,
  });
  return { sending, come, world, longest: () => longest };
}

function custom(payload: unknown): eventWithTime {
  return { type: 5, data: { tag: 't', payload }, timestamp: 1 };
}

const picture = (payload: unknown = 'picture') => ({
  opensCheckpoint: true,
  events: [custom(payload)],
  ageMs: 7,
});
const change = (payload: unknown) => ({
  opensCheckpoint: false,
  events: [custom(payload)],
  ageMs: 3,
});

test('[FS5] batches leave in order, each with its place, and how old its oldest change is', () => {
  const { sending, come } = stage();
  sending.begin(5);
  sending.batch(picture());
  sending.batch(change('a'));
  expect(come.map(({ header }) => header)).toEqual([
    { kind: 'part', opensCheckpoint: true, endsBatch: true, checkpoint: 5, sequence: 0, mark: 7 },
    { kind: 'part', opensCheckpoint: false, endsBatch: true, checkpoint: 5, sequence: 1, mark: 3 },
  ]);
  expect(come.map(({ events }) => events)).toEqual([[custom('picture')], [custom('a')]]);
  expect(sending.checkpoint()).toBe(5);
});

test('[FS5] a large batch leaves in parts of at most FRAME_MAX_BYTES, and its bytes are counted', () => {
  const { sending, come, world, longest } = stage();
  const large = randomBytes(200_000).toString('base64');
  sending.begin(1);
  sending.batch(picture(large));
  expect(come.length).toBeGreaterThan(3);
  expect(longest()).toBe(FRAME_MAX_BYTES);
  expect(come.map(({ header }) => header.sequence)).toEqual(come.map((_, index) => index));
  expect(come.map(({ header }) => header.endsBatch)).toEqual(
    come.map((_, index) => index === come.length - 1),
  );
  expect(come.at(-1)?.events).toEqual([custom(large)]);
  expect(world.sentBytes).toBeGreaterThan(200_000);
});

test('[FS5] the next picture has the next number and builds on nothing before it', () => {
  const { sending, come } = stage();
  sending.begin(3);
  sending.batch(picture('one'));
  sending.batch(change('one'));
  sending.batch(picture('one'));
  expect(come.map(({ header }) => [header.checkpoint, header.sequence])).toEqual([
    [3, 0],
    [3, 1],
    [4, 0],
  ]);
  expect(come.at(-1)?.events).toEqual([custom('one')]);
});

test('[FS7] nothing leaves before the greeting, and after it nothing before a picture', () => {
  const { sending, come } = stage();
  sending.batch(picture());
  sending.echo(4);
  sending.beat();
  sending.begin(2);
  sending.batch(change('a'));
  sending.echo(4);
  sending.beat();
  expect(come).toEqual([]);
  sending.batch(picture());
  sending.end();
  sending.batch(change('a'));
  sending.batch(picture());
  sending.echo(4);
  sending.beat();
  expect(come).toHaveLength(1);
});

test('[FS5] a beat leaves when nothing else did for so long, an echo is answered at once', () => {
  const { sending, come, world } = stage();
  sending.begin(1);
  sending.batch(picture());
  world.nowMs += COBROWSE_BEAT_EVERY_MS - 1;
  expect(sending.beat()).toBe(1);
  expect(come).toHaveLength(1);
  world.nowMs += 1;
  expect(sending.beat()).toBe(COBROWSE_BEAT_EVERY_MS);
  expect(sending.beat()).toBe(COBROWSE_BEAT_EVERY_MS);
  sending.echo(77);
  expect(come.slice(1).map(({ header }) => header)).toEqual([
    { kind: 'beat', opensCheckpoint: false, endsBatch: false, checkpoint: 1, sequence: 1, mark: 0 },
    {
      kind: 'beat',
      opensCheckpoint: false,
      endsBatch: false,
      checkpoint: 1,
      sequence: 2,
      mark: 77,
    },
  ]);
  expect(world.sentBytes).toBeGreaterThan(3 * FRAME_HEADER_BYTES);
});

test('[FS6] a page that is behind sends nothing until everything has gone, then asks for a picture', () => {
  const { sending, come, world } = stage();
  sending.begin(1);
  sending.batch(picture());
  const pictureBytes = world.sentBytes - FRAME_HEADER_BYTES;
  world.bufferedBytes = PAGE_BEHIND_BYTES + pictureBytes;
  sending.batch(change('a'));
  expect(come).toHaveLength(2);
  world.bufferedBytes += 1;
  sending.batch(change('b'));
  sending.echo(3);
  world.bufferedBytes = 1;
  sending.batch(change('c'));
  sending.batch(picture());
  sending.beat();
  expect([come.length, world.pictures]).toEqual([2, 0]);
  world.bufferedBytes = 0;
  sending.beat();
  expect(world.pictures).toBe(1);
  sending.batch(change('d'));
  sending.batch(picture('again'));
  expect(come).toHaveLength(3);
  expect(come[2]?.header).toMatchObject({ opensCheckpoint: true, checkpoint: 2, sequence: 0 });
});

test('[FS6] a picture that is on its way does not count as being behind', () => {
  const { sending, come, world } = stage();
  sending.begin(1);
  sending.batch(picture(randomBytes(PAGE_BEHIND_BYTES).toString('base64')));
  const frames = come.length;
  world.bufferedBytes = world.sentBytes;
  sending.batch(change('a'));
  expect(come).toHaveLength(frames + 1);
});

test('[FS2] what a viewer would not take asks for a picture; a picture it would not take is told', () => {
  const { sending, come, world } = stage();
  let deep: unknown = 1;
  for (let level = 0; level <= FRAME_DEPTH_MAX; level += 1) deep = [deep];
  sending.begin(1);
  sending.batch(picture());
  sending.batch(change(deep));
  expect([come.length, world.pictures, world.tooLarge]).toEqual([1, 1, 0]);
  sending.batch(picture(deep));
  expect([come.length, world.pictures, world.tooLarge]).toEqual([1, 1, 1]);
  sending.batch(change('a'));
  expect(come).toHaveLength(1);
});

test('[FS5] a picture larger than the sidecar keeps is told and does not leave', () => {
  const { sending, come, world } = stage();
  sending.begin(1);
  sending.batch(picture(randomBytes(COBROWSE_TAIL_MAX_BYTES).toString('base64')));
  expect([come.length, world.tooLarge]).toEqual([0, 1]);
}, 60_000);
