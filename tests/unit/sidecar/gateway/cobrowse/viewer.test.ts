import { expect, it } from 'vitest';
import { readHeader } from '../../../../../shared/protocol/frame.ts';
import { VIEWER_PICTURE_KEPT_MAX_MS } from '../../../../../shared/protocol/limits.ts';
import { aFrame, framesFrom } from '../../../../support/frames.ts';
import { along, someRooms } from '../../../../support/rooms.ts';

const LONG = Buffer.alloc(1_000);

it('[FR6] a viewer that does not read gets at most the bound; others and the page do not notice', async () => {
  const { page, viewer, seen } = someRooms({ viewerBehindBytes: 5_000 });
  const shop = page();
  const slow = viewer();
  const good = viewer(along(), 'bram');
  const frames = framesFrom(shop.first - 1);
  const sent = [frames.open(LONG)];
  shop.send(...sent);
  slow.link.isReading = false;
  for (let n = 0; n < 50; n += 1) sent.push(frames.next(LONG));
  shop.send(...sent.slice(1));
  expect(good.link.frames).toEqual(sent);
  expect(slow.link.waitingBytes).toBeLessThanOrEqual(5_000 + 1_016);
  expect(seen.behind).toBe(1);
  await slow.link.read();
  expect(slow.link.frames).toEqual(sent);
});

it('[FR6] who was behind goes on with the checkpoint that was opened meanwhile', async () => {
  const { page, viewer, seen } = someRooms({ viewerBehindBytes: 5_000 });
  const shop = page();
  const slow = viewer();
  slow.link.isReading = false;
  const frames = framesFrom(shop.first - 1);
  shop.send(frames.open(LONG), ...Array.from({ length: 30 }, () => frames.next(LONG)));
  const before = [...slow.link.frames];
  const newest = [frames.open(LONG), frames.next()];
  shop.send(...newest);
  expect(slow.link.frames).toEqual(before);
  await slow.link.read();
  expect(slow.link.frames).toEqual([...before, ...newest]);
  expect(seen.asked).toEqual([]);
});

it('[FR6] when more waits for it than a picture takes, the page is asked for one; it goes on meanwhile', async () => {
  const { page, viewer, seen } = someRooms({ viewerBehindBytes: 5_000 });
  const shop = page();
  const slow = viewer();
  const frames = framesFrom(shop.first - 1);
  const sent = [frames.open(LONG)];
  slow.link.isReading = false;
  for (let n = 0; n < 40; n += 1) sent.push(frames.next(LONG));
  shop.send(...sent);
  expect(seen.asked).toEqual([]);
  await slow.link.read();
  expect(seen.asked).toEqual(['slow']);
  expect(slow.link.frames).toEqual(sent);
});

it('[FR6] a picture larger than the bound is read to its end, however slowly', async () => {
  const { page, viewer, seen } = someRooms({ viewerBehindBytes: 5_000 });
  const shop = page();
  const slow = viewer();
  slow.link.isReading = false;
  const sent = Array.from({ length: 40 }, (_, n) =>
    aFrame({ checkpoint: shop.first, sequence: n, endsBatch: n === 39 }, LONG),
  );
  shop.send(...sent);
  const waited = slow.link.frames.length;
  expect(waited).toBeLessThan(10);
  await slow.link.read();
  expect(slow.link.frames).toEqual(sent);
  expect(seen.asked).toEqual([]);
});

/** The parts of one picture that is larger than what may wait for a viewer. */
const partsOf = (checkpoint: number, count = 20) =>
  Array.from({ length: count }, (_, n) =>
    aFrame({ checkpoint, sequence: n, endsBatch: n === count - 1 }, LONG),
  );

it('[FR6] a viewer slower than checkpoints come gets one whole in the end, then the newest', async () => {
  const { page, viewer, kept } = someRooms({ viewerBehindBytes: 5_000 });
  const shop = page();
  const slow = viewer();
  slow.link.isReading = false;
  const pictures = Array.from({ length: 9 }, (_, n) => partsOf(shop.first + n));
  for (const picture of pictures) {
    shop.send(...picture);
    await slow.link.read(false);
  }
  expect(slow.link.frames.slice(0, 20)).toEqual(pictures[0]);
  await slow.link.read();
  // What is skipped is skipped whole: never a part of a picture without the rest.
  const seen = slow.link.frames.map((frame) => readHeader(frame)?.checkpoint);
  const counts = [...new Set(seen)].map((one) => seen.filter((each) => each === one).length);
  expect(counts.length).toBeGreaterThan(2);
  expect(new Set(counts)).toEqual(new Set([20]));
  expect(slow.link.frames.slice(-20)).toEqual(pictures.at(-1));
  shop.send(...partsOf(shop.first + 9, 1));
  expect(kept.tailBytes).toBeLessThan(2_000);
});

it('[FR6, LM1] what is kept for a slow viewer goes after VIEWER_PICTURE_KEPT_MAX_MS, and it begins with the newest', async () => {
  const { page, viewer, time } = someRooms({ viewerBehindBytes: 5_000 });
  const shop = page();
  const slow = viewer();
  slow.link.isReading = false;
  shop.send(...partsOf(shop.first));
  const begun = slow.link.frames.length;
  const second = partsOf(shop.first + 1, 2);
  shop.send(...second);
  time.ms += VIEWER_PICTURE_KEPT_MAX_MS;
  await slow.link.read();
  expect(slow.link.frames.slice(begun)).toEqual(second);
});

it('[FR6, FR7, LM1] what is kept for slow viewers counts with the tail of its room, and goes before it', async () => {
  const { page, viewer, kept, seen } = someRooms({
    viewerBehindBytes: 5_000,
    tailMaxBytes: 40_000,
  });
  const shop = page();
  const slow = viewer();
  slow.link.isReading = false;
  shop.send(...partsOf(shop.first));
  const begun = slow.link.frames.length;
  const second = partsOf(shop.first + 1);
  shop.send(...second.slice(0, 10));
  expect(kept.tailBytes).toBeGreaterThan(30_000);
  shop.send(...second.slice(10));
  expect(kept.tailBytes).toBeLessThan(30_000);
  expect(seen.asked).toEqual([]);
  await slow.link.read();
  expect(slow.link.frames.slice(begun)).toEqual(second);
});

it('[FR6, FR8] of a page that another one took over from nothing more is sent', async () => {
  const { page, viewer } = someRooms({ viewerBehindBytes: 5_000 });
  const shop = page();
  const slow = viewer();
  slow.link.isReading = false;
  shop.send(...partsOf(shop.first));
  const begun = slow.link.frames.length;
  const newer = page();
  const opened = partsOf(newer.first, 1);
  newer.send(...opened);
  await slow.link.read();
  expect(slow.link.frames.slice(begun)).toEqual(opened);
});

it('[FR12] what waits for a viewer at once goes in bundles, and what comes by itself alone', async () => {
  const { page, viewer } = someRooms();
  const shop = page();
  const frames = framesFrom(shop.first - 1);
  const sent = [frames.open(), ...Array.from({ length: 99 }, () => frames.next())];
  shop.send(...sent);
  const late = viewer();
  const older = viewer(along(), 'bram', false);
  expect([late.link.messages, older.link.messages]).toEqual([1, 100]);
  const live = frames.next();
  shop.send(live);
  expect([late.link.messages, older.link.messages]).toEqual([2, 101]);
  expect(late.link.frames).toEqual([...sent, live]);
  expect(older.link.frames).toEqual([...sent, live]);
});

it('[FR6, FR12] a bundle is no larger than what may still wait for its viewer', async () => {
  const { page, viewer } = someRooms({ viewerBehindBytes: 5_000 });
  const shop = page();
  const frames = framesFrom(shop.first - 1);
  const sent = [frames.open(LONG), ...Array.from({ length: 20 }, () => frames.next(LONG))];
  const slow = viewer();
  slow.link.isReading = false;
  shop.send(...sent);
  await slow.link.read(false);
  expect(slow.link.waitingBytes).toBeGreaterThan(4_000);
  expect(slow.link.waitingBytes).toBeLessThanOrEqual(5_000 + 1_016);
  await slow.link.read();
  expect(slow.link.frames).toEqual(sent);
});
