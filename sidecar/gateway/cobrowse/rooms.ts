import type { AgentId, CobrowseId } from '../../../shared/kernel/ids.ts';
import { ROOM_SAID_EVERY_MS } from '../../../shared/protocol/limits.ts';
import type { Bus } from '../../ports/bus.ts';
import type { Bounds } from '../bounds.ts';
import type { RoomCounts } from './frame-counts.ts';
import { openRoom, type Room } from './room.ts';
import type { Page } from './source.ts';
import { tailsWithin } from './tails.ts';
import type { Watching } from './viewer.ts';

/** All rooms of this sidecar. */
export interface Rooms {
  /** Null when it has been replaced already by a page that was opened later. */
  admitPage(cobrowse: CobrowseId, page: Page): Room | null;
  /** Null when too many look along. */
  admitViewer(cobrowse: CobrowseId, viewer: Watching): Room | null;
  /** False when another page has taken its place. */
  leavePage(room: Room, page: Page): boolean;
  leaveViewer(room: Room, viewer: Watching): void;
  /** In the turn in which this is called nothing passes any more, and nothing is kept (SPEC FR1). */
  over(cobrowse: CobrowseId): void;
  /** The same for one who looks along; the others stay. */
  bar(cobrowse: CobrowseId, agent: AgentId): void;
  pagesOf(visitor: string): readonly Page[];
  watchingOf(agent: string): readonly Watching[];
  lookingAlong(): readonly { readonly cobrowse: CobrowseId; readonly agent: AgentId }[];
  /** Those with a page here. */
  withPage(): ReadonlySet<CobrowseId>;
  all(): readonly CobrowseId[];
  /** Of all connections that came for a room: later is higher. */
  nextPlace(): number;
  tailBytes(): number;
  /** Says to rooms elsewhere what is in these, every ROOM_SAID_EVERY_MS; called by the ticker. */
  sayAgain(): void;
}

interface Terms {
  readonly bus: Bus;
  readonly bounds: Bounds;
  readonly counts: RoomCounts;
  readonly ids: { next(): string };
  readonly checkpointsFrom: () => number;
  readonly steadyMs: () => number;
}

export function openRooms(terms: Terms): Rooms {
  const { bus, bounds, counts, ids, steadyMs } = terms;
  const rooms = new Map<CobrowseId, Room>();
  const tails = tailsWithin(bounds.tailsMaxBytes, counts);
  let places = 0;
  let saidAtMs = steadyMs();

  function enter(cobrowse: CobrowseId): Room {
    const known = rooms.get(cobrowse);
    if (known !== undefined) return known;
    const room = openRoom({
      cobrowse,
      name: ids.next(),
      bus,
      bounds,
      counts,
      steadyMs,
      checkpointsFrom: terms.checkpointsFrom,
      tailChanged: tails.changed,
    });
    rooms.set(cobrowse, room);
    counts.rooms(rooms.size);
    return room;
  }

  function close(room: Room): void {
    if (rooms.get(room.cobrowse) !== room) return;
    rooms.delete(room.cobrowse);
    counts.rooms(rooms.size);
    room.close();
    tails.changed(room, false);
  }

  function closeIfEmpty(room: Room): void {
    if (room.page() === null && room.viewers().length === 0) close(room);
  }

  return {
    admitPage(cobrowse, page) {
      const room = enter(cobrowse);
      return room.admitPage(page) ? room : null;
    },
    admitViewer(cobrowse, viewer) {
      const room = enter(cobrowse);
      return room.admitViewer(viewer) ? room : null;
    },
    leavePage(room, page) {
      const wasSource = room.leavePage(page);
      closeIfEmpty(room);
      return wasSource;
    },
    leaveViewer(room, viewer) {
      room.leaveViewer(viewer);
      closeIfEmpty(room);
    },
    over(cobrowse) {
      const room = rooms.get(cobrowse);
      if (room === undefined) return;
      const page = room.page();
      const viewers = room.viewers();
      close(room);
      page?.link.bye('over');
      for (const { link } of viewers) link.cut('over');
    },
    bar(cobrowse, agent) {
      for (const viewer of rooms.get(cobrowse)?.viewers() ?? []) {
        if (viewer.agent === agent) viewer.link.cut('over', BARRED);
      }
    },
    pagesOf: (visitor) =>
      [...rooms.values()].flatMap((room) => {
        const page = room.page();
        return page?.visitor === visitor ? [page] : [];
      }),
    watchingOf: (agent) =>
      [...rooms.values()].flatMap((room) => room.viewers().filter((each) => each.agent === agent)),
    lookingAlong: () =>
      [...rooms.values()].flatMap((room) =>
        room.viewers().map(({ agent }) => ({ cobrowse: room.cobrowse, agent })),
      ),
    withPage: () =>
      new Set(
        [...rooms.values()].filter((room) => room.page() !== null).map(({ cobrowse }) => cobrowse),
      ),
    all: () => [...rooms.keys()],
    nextPlace() {
      places += 1;
      return places;
    },
    tailBytes: tails.sizeBytes,
    sayAgain() {
      if (steadyMs() - saidAtMs < ROOM_SAID_EVERY_MS) return;
      saidAtMs = steadyMs();
      for (const room of rooms.values()) room.sayAgain();
    },
  };
}

const BARRED = 'You may no longer look along. Ask who holds this conversation to invite you.';
