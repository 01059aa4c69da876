import { expect, it } from 'vitest';
import {
  COBROWSE_CHECKPOINT_EVERY_MS,
  ROOM_SAID_EVERY_MS,
  ROOM_UNSAID_MAX,
} from '../../../../../shared/protocol/limits.ts';
import { inProcessBus } from '../../../../../sidecar/adapters/bus/in-process.ts';
import type { Bus } from '../../../../../sidecar/ports/bus.ts';
import { framesFrom } from '../../../../support/frames.ts';
import { someRooms } from '../../../../support/rooms.ts';

/** Rooms of two sidecars whose bus between them can be cut; what was lost shows in what follows (SPEC BS5). */
function twoSidecars() {
  const locals = [inProcessBus(), inProcessBus()] as const;
  const wire = { isCut: false };
  const missed = [false, false];
  const reach = (from: 0 | 1): Bus => {
    const to = from === 0 ? 1 : 0;
    return {
      ...locals[from],
      cast(channel, message) {
        locals[from].cast(channel, message);
        if (wire.isCut) {
          missed[from] = true;
          return;
        }
        if (missed[from] === true) locals[to].cast(channel, { type: 'page-broke' });
        missed[from] = false;
        locals[to].cast(channel, message);
      },
    };
  };
  const [here, there] = [someRooms({}, reach(0)), someRooms({}, reach(1))];
  const later = (ms: number): void => {
    for (const { time } of [here, there]) time.ms += ms;
  };
  const sayAgain = (...who: readonly ReturnType<typeof someRooms>[]): void => {
    later(ROOM_SAID_EVERY_MS);
    for (const { rooms } of who) rooms.sayAgain();
  };
  return { here, there, wire, later, sayAgain };
}

it('[FR11] what was lost while they met is said again: the viewer hears of the page, the page who looks', () => {
  const { here, there, wire, sayAgain } = twoSidecars();
  wire.isCut = true;
  const shop = here.page();
  const anna = there.viewer();
  expect(anna.link.all('cobrowse.source')).toMatchObject([{ isThere: false }]);
  wire.isCut = false;
  sayAgain(here, there);
  expect(anna.link.all('cobrowse.source').at(-1)).toMatchObject({ isThere: true });
  expect(shop.link.all('cobrowse.audience').at(-1)?.names).toEqual(['anna']);
  const told = [shop.link.said.length, anna.link.said.length];
  sayAgain(here, there);
  expect([shop.link.said.length, anna.link.said.length]).toEqual(told);
});

it('[FR11, LM1] who is not said any more is gone, and not before', () => {
  const { here, there, wire, sayAgain } = twoSidecars();
  const shop = here.page();
  const anna = there.viewer();
  const bram = here.viewer(undefined, 'bram');
  wire.isCut = true;
  for (let n = 0; n < ROOM_UNSAID_MAX; n += 1) sayAgain(here, there);
  expect(shop.link.all('cobrowse.audience').at(-1)?.names).toEqual(['anna', 'bram']);
  expect(anna.link.all('cobrowse.source').at(-1)).toMatchObject({ isThere: true });
  sayAgain(here, there);
  expect(shop.link.all('cobrowse.audience').at(-1)?.names).toEqual(['bram']);
  expect(anna.link.all('cobrowse.source').at(-1)).toMatchObject({ isThere: false, since: null });
  expect(bram.link.all('cobrowse.source').at(-1)).toMatchObject({ isThere: true });
  wire.isCut = false;
  sayAgain(here, there);
  expect(shop.link.all('cobrowse.audience').at(-1)?.names.toSorted()).toEqual(['anna', 'bram']);
  expect(anna.link.all('cobrowse.source').at(-1)).toMatchObject({ isThere: true });
});

it('[FR11] nothing is said more often than that', () => {
  const { here, sayAgain } = twoSidecars();
  here.page();
  let said = 0;
  here.bus.tune('cobrowse.along.page', () => {
    said += 1;
  });
  sayAgain(here);
  for (let n = 0; n < 100; n += 1) here.rooms.sayAgain();
  expect(said).toBe(1);
});

it('[FR4, BS5] what builds on a lost frame goes no further, the page is asked for a picture, and that is shown', () => {
  const { here, there, wire, later } = twoSidecars();
  const shop = here.page();
  const anna = there.viewer();
  const bram = here.viewer(undefined, 'bram');
  const frames = framesFrom(shop.first - 1);
  const before = [frames.open(), frames.next()];
  shop.send(...before);
  wire.isCut = true;
  const lost = frames.next();
  shop.send(lost);
  wire.isCut = false;
  later(COBROWSE_CHECKPOINT_EVERY_MS);
  const asked = here.seen.asked.length;
  const after = [frames.next(), frames.next(), frames.beat()];
  shop.send(...after);
  expect(here.seen.asked.slice(asked)).toEqual(['gap']);
  const picture = [frames.open(), frames.next()];
  shop.send(...picture);
  expect(anna.link.frames).toEqual([...before, ...picture]);
  // Who is at the page's own sidecar missed nothing.
  expect(bram.link.frames).toEqual([...before, lost, ...after, ...picture]);
});

it('[FR8, FR11] of two pages at two sidecars the later one stays, whoever says it first', () => {
  const { here, there, wire, later, sayAgain } = twoSidecars();
  const first = here.page();
  const anna = there.viewer();
  wire.isCut = true;
  const frames = framesFrom(first.first - 1);
  first.send(frames.open());
  later(2_000);
  // The visitor turns the page, and the bus says nothing of it.
  const second = there.page();
  wire.isCut = false;
  sayAgain(here);
  expect([first.link.ended, second.link.ended]).toEqual(['replaced', null]);
  expect(second.first).toBeGreaterThan(first.first);
  const next = framesFrom(second.first - 1);
  const picture = next.open('of the next page');
  second.send(picture);
  // Frames of the one before that were still on their way.
  here.bus.cast('cobrowse.along.page', frames.next('of the page before'));
  here.bus.cast('cobrowse.along.page', frames.open('of the page before'));
  expect(anna.link.frames).toEqual([picture]);
  expect(anna.link.all('cobrowse.source').at(-1)).toMatchObject({ since: second.first });
});
