import fc from 'fast-check';
import { expect, it } from 'vitest';
import { framesFrom } from '../../../../support/frames.ts';
import { along, someRooms } from '../../../../support/rooms.ts';

const LONG = Buffer.alloc(4_000);

it('[FR1] once it is over nothing passes and nothing is kept, in that very turn', () => {
  const { rooms, page, viewer, kept } = someRooms();
  const shop = page();
  const watcher = viewer();
  const frames = framesFrom(shop.first - 1);
  shop.send(frames.open(LONG), frames.next(LONG));
  rooms.over(along());
  expect([shop.link.ended, watcher.link.ended]).toEqual(['over', 'over']);
  expect(kept).toMatchObject({ rooms: 0, tailBytes: 0 });
  const { length } = watcher.link.frames;
  // As if the goodbye had reached neither of them.
  shop.link.ended = null;
  watcher.link.ended = null;
  shop.send(frames.next(LONG), frames.open(LONG));
  shop.room.beginViewer(watcher.viewer);
  shop.room.viewerSaid({ type: 'cobrowse.need', why: 'gap' });
  expect(watcher.link.frames).toHaveLength(length);
  expect(shop.room.admitPage(shop.page)).toBe(false);
  expect(shop.room.admitViewer(watcher.viewer)).toBe(false);
});

it('[FR1] who was behind gets nothing more after the end, although it reads', async () => {
  const { rooms, page, viewer } = someRooms({ viewerBehindBytes: 5_000 });
  const shop = page();
  const slow = viewer();
  slow.link.isReading = false;
  const frames = framesFrom(shop.first - 1);
  shop.send(frames.open(LONG), ...Array.from({ length: 9 }, () => frames.next(LONG)));
  const { length } = slow.link.frames;
  expect(length).toBeLessThan(10);
  rooms.over(along());
  await slow.link.read();
  expect(slow.link.frames).toHaveLength(length);
});

it('[FR1] who lost the right to watch is sent away, the others stay', () => {
  const { rooms, page, viewer } = someRooms();
  const shop = page();
  const anna = viewer();
  const bram = viewer(along(), 'bram');
  rooms.bar(along(), bram.viewer.agent);
  expect([anna.link.ended, bram.link.ended, shop.link.ended]).toEqual([null, 'over', null]);
});

it('[FR7, LM1] a room keeps so much; who has it all goes on, who comes late waits for the next picture', () => {
  const { page, viewer, seen, kept } = someRooms({ tailMaxBytes: 20_000 });
  const shop = page();
  const watcher = viewer();
  const frames = framesFrom(shop.first - 1);
  const sent = [frames.open(LONG), ...Array.from({ length: 7 }, () => frames.next(LONG))];
  shop.send(...sent);
  expect(watcher.link.frames).toEqual(sent);
  // The newest frame alone: what is no longer whole begins nobody's picture.
  expect(kept.tailBytes).toBeLessThan(5_000);
  expect(seen.asked).toEqual(['too-long']);
  const late = viewer(along(), 'bram');
  expect(late.link.frames).toEqual([]);
  const opened = frames.open();
  shop.send(opened);
  expect(late.link.frames).toEqual([opened]);
});

it('[FR7, LM1] all together keep so much: the oldest that nobody watches goes first', () => {
  const { page, viewer, kept } = someRooms({ tailsMaxBytes: 30_000 });
  const shops = ['one', 'two', 'three', 'four'].map((name) => ({ name, shop: page(along(name)) }));
  const watched = viewer(along('one'));
  const bodies = shops.map(({ shop }) => {
    const frames = framesFrom(shop.first - 1);
    shop.send(frames.open(LONG), frames.next(LONG));
    return frames;
  });
  const tailsOf = () => shops.map(({ shop }) => shop.room.tailBytes() > 0);
  expect(tailsOf()).toEqual([true, false, true, true]);
  expect(kept).toMatchObject({ tailsGone: 1 });
  shops[3]?.shop.send(bodies[3]?.next(LONG) ?? LONG);
  expect(tailsOf()).toEqual([true, false, true, true]);
  shops[3]?.shop.send(bodies[3]?.next(LONG) ?? LONG);
  expect(tailsOf()).toEqual([true, false, false, true]);
  expect(watched.link.frames).toHaveLength(2);
  expect(kept.tailBytes).toBeLessThanOrEqual(30_000);
});

it('[FR7] a thousand rooms that were opened and closed leave nothing', () => {
  const { rooms, page, viewer, kept, bus } = someRooms();
  for (let n = 0; n < 1_000; n += 1) {
    const name = along(`room-${n}`);
    const shop = page(name);
    const watcher = viewer(name);
    const frames = framesFrom(shop.first - 1);
    shop.send(frames.open(LONG), frames.next(LONG));
    if (n % 2 === 0) rooms.over(name);
    shop.leave();
    watcher.leave();
  }
  expect(kept).toEqual({ rooms: 0, tailBytes: 0, tailsGone: 0 });
  expect([rooms.all(), rooms.tailBytes(), [...rooms.withPage()]]).toEqual([[], 0, []]);
  expect(tunedIn(bus)).toBe(0);
});

it('[FR9] whatever happens in many rooms, a viewer gets bytes of its own page alone, in order', async () => {
  let delivered = 0;
  const step = fc.record({
    act: fc.constantFrom(
      'next',
      'next',
      'next',
      'open',
      'beat',
      'skip',
      'page',
      'viewer',
      'leave',
      'over',
    ),
    room: fc.nat(7),
    reads: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 100, maxLength: 200 }), async (steps) => {
      const hall = someRooms({ viewerBehindBytes: 200, tailsMaxBytes: 8_000, tailMaxBytes: 4_000 });
      const seated = Array.from({ length: 8 }, (_, n) => seat(hall, n));
      for (const { act, room, reads } of steps) {
        const seats = seated[room];
        if (seats === undefined) continue;
        seats.act(act);
        if (reads) await seats.read();
        hall.time.ms += 50;
      }
      for (const { check } of seated) delivered += check();
    }),
    { numRuns: 150 },
  );
  expect(delivered).toBeGreaterThan(1_000);
});

/** The people of one room: frames carry its number, and each viewer's stream is checked at the end. */
function seat(hall: ReturnType<typeof someRooms>, n: number) {
  const name = along(`room-${n}`);
  const watchers: ReturnType<typeof hall.viewer>[] = [];
  let shop: ReturnType<typeof hall.page> | null = null;
  let frames = framesFrom(0);
  const body = () => Buffer.alloc(40, n + 1);
  return {
    act(act: string) {
      if (act === 'page' || shop === null || shop.link.ended !== null) {
        shop = hall.page(name);
        frames = framesFrom(shop.first - 1);
        shop.send(frames.open(body()));
      } else if (act === 'next') shop.send(frames.next(body()));
      else if (act === 'open') shop.send(frames.open(body()));
      else if (act === 'beat') shop.send(frames.beat());
      else if (act === 'skip') frames.skip();
      else if (act === 'over') hall.rooms.over(name);
      else if (act === 'leave') watchers.at(-1)?.leave();
      else {
        const watcher = hall.viewer(name);
        watcher.link.isReading = false;
        watchers.push(watcher);
      }
    },
    async read() {
      for (const { link } of watchers) {
        await link.read();
        link.isReading = false;
      }
    },
    check() {
      let frames = 0;
      for (const { link } of watchers) {
        frames += link.frames.length;
        let at = { checkpoint: 0, sequence: -1 };
        for (const frame of link.frames) {
          const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
          const next = { checkpoint: view.getUint32(4), sequence: view.getUint32(8) };
          const follows =
            (next.checkpoint === at.checkpoint && next.sequence === at.sequence + 1) ||
            (next.checkpoint > at.checkpoint && next.sequence === 0);
          const isOwn = frame.subarray(16).every((byte) => byte === n + 1);
          if (!follows || !isOwn)
            throw new Error(`room ${n}: ${JSON.stringify({ at, next, isOwn })}`);
          at = next;
        }
      }
      return frames;
    },
  };
}

/** How many listen on any channel of rooms. */
function tunedIn(bus: ReturnType<typeof someRooms>['bus']): number {
  let heard = 0;
  for (let n = 0; n < 1_000; n += 1) {
    const channel = `cobrowse.room-${n}.page` as const;
    const stop = bus.tune(channel, () => undefined);
    stop();
    bus.cast(channel, {
      get type() {
        heard += 1;
        return 'page-broke' as const;
      },
    });
  }
  return heard;
}
