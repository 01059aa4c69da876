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
import type { openSending } from '../../../../visitor/record/sending.ts';
import { change, custom, picture, stage } from './sending-stage.ts';

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

/** A page, as rrweb tells it. */
function page(id: number, nodes: number): eventWithTime {
  const childNodes = Array.from({ length: nodes }, (_, n) => ({
    type: 2,
    id: id + n + 1,
    tagName: 'p',
    attributes: { class: `c${n % 7}` },
    childNodes: [{ type: 3, id: id + nodes + n + 1, textContent: `text ${n}` }],
  }));
  const node = { type: 0, id, childNodes };
  const event: unknown = {
    type: 2,
    timestamp: 5,
    data: { initialOffset: { left: 0, top: 0 }, node },
  };
  return JSON.parse(JSON.stringify(event));
}

const whole = (id: number, nodes: number) => ({
  opensCheckpoint: true,
  events: [custom('first'), page(id, nodes), custom('last')],
  ageMs: 7,
});

/** Works until it asks no more. @returns in how many slices */
function workOff({ sending, world }: ReturnType<typeof stage>): number {
  for (let slices = 0; ; slices += 1) {
    if (world.asked === 0) return slices;
    world.asked -= 1;
    sending.work();
  }
}

test('[FS5] a picture that takes many slices leaves whole at its end, and what comes meanwhile after it', () => {
  const own = stage();
  const { sending, come, world } = own;
  world.patience = 40;
  sending.begin(3);
  const first = whole(1, 3_000);
  const expected = JSON.parse(JSON.stringify(first.events));
  sending.batch(first);
  sending.batch(change('a'));
  sending.batch(change('b'));
  expect([come.length, world.asked]).toEqual([0, 1]);
  world.nowMs += 50;
  expect(workOff(own)).toBeGreaterThan(50);
  expect(come.flatMap(({ events }) => events ?? [])).toEqual([
    ...expected,
    custom('a'),
    custom('b'),
  ]);
  expect(come[0]?.header).toMatchObject({ opensCheckpoint: true, checkpoint: 3, mark: 57 });
  expect(come.at(-1)?.header).toMatchObject({ opensCheckpoint: false, checkpoint: 3, mark: 53 });
  expect(come.map(({ header }) => header.sequence)).toEqual(come.map((_, index) => index));
});

test.each([
  ['hidden', (sending: ReturnType<typeof openSending>) => sending.cut()],
  ['disconnected', (sending: ReturnType<typeof openSending>) => sending.end()],
  ['greeted anew', (sending: ReturnType<typeof openSending>) => sending.begin(9)],
])('[FS5] of a picture that is cut short, %s, nothing leaves, nor of what waits', (_, cut) => {
  const own = stage();
  const { sending, come, world } = own;
  world.patience = 40;
  sending.begin(3);
  sending.batch(whole(1, 3_000));
  sending.batch(change('secret'));
  sending.work();
  cut(sending);
  workOff(own);
  sending.batch(change('after'));
  workOff(own);
  expect(come).toEqual([]);
  sending.begin(9);
  sending.batch(picture());
  workOff(own);
  expect(come.map(({ header, events }) => [header.checkpoint, events])).toEqual([
    [9, [custom('picture')]],
  ]);
});

test('[FS5] what has left stays told when nothing waits to be cut', () => {
  const { sending, come } = stage();
  sending.begin(1);
  sending.batch(picture());
  sending.cut();
  sending.batch(change('a'));
  expect(come).toHaveLength(2);
});

test('[FS5] a new picture takes the place of one that has not left, and of changes to the one before', () => {
  const own = stage();
  const { sending, come, world } = own;
  sending.begin(1);
  sending.batch(picture());
  world.patience = 40;
  sending.batch({ ...whole(1, 2_000), opensCheckpoint: false });
  sending.work();
  sending.batch(whole(1, 2_000));
  sending.work();
  sending.batch(whole(1, 1));
  sending.batch(change('after'));
  workOff(own);
  expect(come.map(({ header }) => [header.checkpoint, header.sequence])).toEqual([
    [1, 0],
    [2, 0],
    [2, 1],
  ]);
  expect(come[1]?.events).toEqual(JSON.parse(JSON.stringify(whole(1, 1).events)));
});

test('[FS6] a page that turns out to be behind while it packs drops what it packed', () => {
  const own = stage();
  const { sending, come, world } = own;
  world.patience = 40;
  sending.begin(1);
  sending.batch(whole(1, 2_000));
  world.bufferedBytes = PAGE_BEHIND_BYTES + 1;
  sending.batch(change('a'));
  workOff(own);
  expect(come).toEqual([]);
  world.bufferedBytes = 0;
  sending.beat();
  expect(world.pictures).toBe(1);
});
