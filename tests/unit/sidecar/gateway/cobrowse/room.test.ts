import { expect, it } from 'vitest';
import { inProcessBus } from '../../../../../sidecar/adapters/bus/in-process.ts';
import { framesFrom } from '../../../../support/frames.ts';
import { along, someRooms } from '../../../../support/rooms.ts';

const LONG = Buffer.alloc(1_000);

it('[FR5] who is there gets each frame as it came, the very same bytes', () => {
  const { page, viewer } = someRooms();
  const shop = page();
  const watcher = viewer();
  const frames = framesFrom(shop.first - 1);
  const sent = [frames.open(LONG), frames.next(LONG), frames.beat(), frames.next(LONG)];
  shop.send(...sent);
  expect(watcher.link.frames).toEqual(sent);
  expect(watcher.link.types()).toEqual(['cobrowse.source']);
});

it('[FR5] who comes late gets the last checkpoint and all that followed, then what comes, each once', () => {
  const { page, viewer, seen } = someRooms();
  const shop = page();
  const frames = framesFrom(shop.first - 1);
  shop.send(frames.open(), frames.next());
  const kept = [frames.open(), frames.next(), frames.beat(), frames.next()];
  shop.send(...kept);
  const late = viewer();
  const live = [frames.next(), frames.beat(3)];
  shop.send(...live);
  expect(late.link.frames).toEqual([...kept, ...live]);
  expect(late.link.all('cobrowse.source')).toEqual([
    { type: 'cobrowse.source', isThere: true, since: shop.first },
  ]);
  expect(seen.asked).toEqual([]);
});

it('[FR5] where nothing is kept the page is asked, once for all who come', () => {
  const { page, viewer, seen, time } = someRooms();
  const shop = page();
  const first = viewer();
  // It has just been let in, and begins with a checkpoint by itself.
  expect(seen.asked).toEqual([]);
  time.ms += 2_000;
  viewer(along(), 'bram');
  viewer(along(), 'chris');
  expect(seen.asked).toEqual(['joined']);
  expect(shop.link.all('cobrowse.need')).toEqual([{ type: 'cobrowse.need', why: 'joined' }]);
  expect(first.link.all('cobrowse.source')[0]).toMatchObject({ isThere: true, since: shop.first });
});

it('[FR4] after a gap nothing passes, nothing is kept and the page is asked; then all goes on', () => {
  const { page, viewer, seen, kept, time } = someRooms();
  const shop = page();
  const watcher = viewer();
  const frames = framesFrom(shop.first - 1);
  const before = [frames.open(), frames.next()];
  shop.send(...before);
  frames.skip();
  shop.send(frames.next(), frames.next());
  expect(kept.tailBytes).toBe(0);
  expect(seen.asked).toEqual(['gap']);
  time.ms += 60_000;
  shop.send(frames.beat());
  expect(seen.asked).toEqual(['gap', 'gap']);
  const after = [frames.open(), frames.next()];
  shop.send(...after);
  expect(watcher.link.frames).toEqual([...before, ...after]);
});

it('[FR3] a page that is too fast is asked to begin anew, one that goes on is sent away', () => {
  const { page, viewer, seen } = someRooms({ framesBurst: 5, framesPerSecond: 1 });
  const shop = page();
  const watcher = viewer();
  const frames = framesFrom(shop.first - 1);
  shop.send(frames.open(), ...Array.from({ length: 5 }, () => frames.next()));
  expect(seen.dropped).toEqual(['slow']);
  expect(shop.link.all('cobrowse.need').at(-1)).toMatchObject({ why: 'slow' });
  shop.send(...Array.from({ length: 5 }, () => frames.next()));
  expect(shop.link.ended).toBe('too-many');
  expect(watcher.link.ended).toBeNull();
  expect(watcher.link.frames).toHaveLength(5);
});

it('[FR8] a page opened later takes over above all numbers so far; the one before is told', () => {
  const { page, viewer } = someRooms();
  const older = page();
  const watcher = viewer();
  const old = framesFrom(older.first - 1);
  older.send(old.open(), old.open());
  const newer = page();
  expect(older.link.ended).toBe('replaced');
  expect(newer.first).toBe(older.first + 2);
  expect(older.leave()).toBe(false);
  const count = watcher.link.frames.length;
  older.send(old.open(), old.next());
  expect(watcher.link.frames).toHaveLength(count);
  const frames = framesFrom(newer.first - 1);
  newer.send(frames.open());
  expect(watcher.link.frames).toHaveLength(count + 1);
  expect(watcher.link.all('cobrowse.source').slice(1)).toEqual([
    { type: 'cobrowse.source', isThere: false, since: null },
    { type: 'cobrowse.source', isThere: true, since: newer.first },
  ]);
});

it('[FR8] a greeting that was long on its way does not push out a page opened later', () => {
  const { rooms, page } = someRooms();
  const place = rooms.nextPlace();
  const newer = page();
  const stale = { ...newer.page, page: 'stale', place, link: newer.link };
  expect(rooms.admitPage(along(), stale)).toBeNull();
  expect(newer.link.ended).toBeNull();
});

it('[VW1] an echo is answered here too: whether a page is there', () => {
  const { page, viewer } = someRooms();
  const early = viewer();
  const sources = () => early.link.all('cobrowse.source');
  early.room.answerEcho(early.viewer);
  expect(sources()).toEqual([
    { type: 'cobrowse.source', isThere: false, since: null },
    { type: 'cobrowse.source', isThere: false, since: null },
  ]);
  const shop = page();
  early.room.answerEcho(early.viewer);
  expect(sources().slice(2)).toEqual([
    { type: 'cobrowse.source', isThere: true, since: shop.first },
    { type: 'cobrowse.source', isThere: true, since: shop.first },
  ]);
  early.leave();
  early.room.answerEcho(early.viewer);
  expect(sources()).toHaveLength(4);
});

it('[FR10] pointing goes to the page, what is answered to all viewers', () => {
  const { page, viewer } = someRooms();
  const shop = page();
  const watchers = [viewer(), viewer(along(), 'bram')];
  const point = { type: 'cobrowse.point', checkpoint: 1, node: 5, x: 0.5, y: 0.5 } as const;
  const propose = {
    type: 'cobrowse.propose',
    proposal: 'p1',
    checkpoint: 1,
    node: 5,
    act: { kind: 'click' },
  } as const;
  for (const body of [point, propose]) shop.room.viewerSaid(body);
  expect(shop.link.types()).toEqual([
    'cobrowse.audience',
    'cobrowse.audience',
    'cobrowse.audience',
    'cobrowse.point',
    'cobrowse.propose',
  ]);
  const answered = { type: 'cobrowse.answered', proposal: 'p1', answer: 'shown' } as const;
  shop.room.pageSaid(shop.page, answered);
  for (const { link } of watchers) expect(link.said.at(-1)).toEqual(answered);
});

it('[FR10] the page is told who looks, each by name once, as they come and go', () => {
  const { page, viewer } = someRooms();
  const early = viewer();
  const shop = page();
  const again = viewer();
  const bram = viewer(along(), 'bram');
  bram.leave();
  early.leave();
  again.leave();
  const names = shop.link.all('cobrowse.audience').map((each) => each.names.join());
  expect([...new Set(names)]).toEqual(['anna', 'anna,bram', '']);
  expect(names.at(-1)).toBe('');
  expect(early.link.all('cobrowse.source').map(({ isThere }) => isThere)).toEqual([false, true]);
});

it('[FR10, LM1] only so many connections look along', () => {
  const { rooms, viewer } = someRooms({ viewersPerRoomMax: 2 });
  viewer();
  const second = viewer();
  expect(() => viewer()).toThrow('too many');
  second.leave();
  viewer();
  expect(rooms.all()).toEqual([along()]);
});

it('[FR5] a page at one sidecar and a viewer at another meet over the bus', () => {
  const bus = inProcessBus();
  const here = someRooms({}, bus);
  const there = someRooms({}, bus);
  const watcher = there.viewer();
  const shop = here.page();
  const frames = framesFrom(shop.first - 1);
  const sent = [frames.open(LONG), frames.next(LONG)];
  shop.send(...sent);
  expect(watcher.link.frames).toEqual(sent);
  expect(shop.link.all('cobrowse.audience').at(-1)?.names).toEqual(['anna']);
  const late = there.viewer(along(), 'bram');
  expect(late.link.frames).toEqual(sent);
  here.time.ms += 2_000;
  const third = someRooms({}, bus).viewer(along(), 'chris');
  expect(third.link.frames).toEqual([]);
  expect(shop.link.all('cobrowse.need').at(-1)).toMatchObject({ why: 'joined' });
  expect(third.link.all('cobrowse.source').at(-1)).toMatchObject({ isThere: true });
  shop.send(frames.open());
  expect(third.link.frames).toHaveLength(1);
  there.page();
  expect(shop.link.ended).toBe('replaced');
});
