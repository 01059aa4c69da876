import { asId, type CobrowseId } from '../../shared/kernel/ids.ts';
import { unbundled } from '../../shared/protocol/frame-bundle.ts';
import type { DownPage, DownViewer } from '../../shared/protocol/frame-sockets.ts';
import { inProcessBus } from '../../sidecar/adapters/bus/in-process.ts';
import { BOUNDS, type Bounds } from '../../sidecar/gateway/bounds.ts';
import type { RoomCounts } from '../../sidecar/gateway/cobrowse/frame-counts.ts';
import type { Room } from '../../sidecar/gateway/cobrowse/room.ts';
import { openRooms, type Rooms } from '../../sidecar/gateway/cobrowse/rooms.ts';
import type { Page } from '../../sidecar/gateway/cobrowse/source.ts';
import type { Watching } from '../../sidecar/gateway/cobrowse/viewer.ts';
import type { Connection } from '../../sidecar/gateway/connection.ts';
import type { Bus } from '../../sidecar/ports/bus.ts';
import { countingIds } from './ids.ts';

type Said = Parameters<Connection['send']>[0];

/** One end of a room without a socket: what it was sent is kept, and it reads when it is told to. */
export function plainLink() {
  const flushes: (() => void)[] = [];
  const end = (kind: string): void => {
    link.ended ??= kind;
  };
  const link = {
    said: [] as Said[],
    frames: [] as Uint8Array[],
    /** In which those came. */
    messages: 0,
    ended: null as string | null,
    waitingBytes: 0,
    isReading: true,
    isOpen: () => link.ended === null,
    send(body: Said) {
      if (link.ended === null) link.said.push(body);
    },
    offer(text: string) {
      if (link.ended === null) link.said.push(JSON.parse(text));
      return link.ended === null;
    },
    sendBytes(bytes: Uint8Array) {
      if (link.ended !== null) return;
      link.messages += 1;
      link.frames.push(...unbundled(bytes).map((frame) => Buffer.from(frame)));
      if (!link.isReading) link.waitingBytes += bytes.length;
    },
    bufferedBytes: () => link.waitingBytes,
    flushed: () => new Promise<void>((resolve) => void flushes.push(resolve)),
    bye: end,
    cut: end,
    /** Reads all it was sent; what waited for that goes on. @param goesOn false: then it stops again */
    async read(goesOn = true) {
      link.isReading = goesOn;
      link.waitingBytes = 0;
      for (const flushed of flushes.splice(0)) flushed();
      await Promise.resolve();
      await Promise.resolve();
    },
    types: () => link.said.map(({ type }) => type),
    all: <T extends (DownPage | DownViewer)['type']>(type: T) =>
      link.said.filter((each): each is Extract<Said, { type: T }> => each.type === type),
  };
  return link;
}

export type PlainLink = ReturnType<typeof plainLink>;

/** Numbers instead of metrics. */
export function countedFrames() {
  const seen = { in: 0, out: 0, dropped: [] as string[], asked: [] as string[], behind: 0 };
  const rooms = { rooms: 0, tailBytes: 0, tailsGone: 0 };
  const counts: RoomCounts = {
    received() {
      seen.in += 1;
    },
    sent() {
      seen.out += 1;
    },
    dropped: (why) => void seen.dropped.push(why),
    asked: (why) => void seen.asked.push(why),
    behind() {
      seen.behind += 1;
    },
    rooms(count) {
      rooms.rooms = count;
    },
    tails(sizeBytes) {
      rooms.tailBytes = sizeBytes;
    },
    tailGone() {
      rooms.tailsGone += 1;
    },
  };
  return { counts, seen, rooms };
}

export const along = (name = 'along'): CobrowseId => asId<CobrowseId>(name);

/** Rooms on a bus, and people who enter them without a network. */
export function someRooms(changes: Partial<Bounds> = {}, bus: Bus = inProcessBus()) {
  const { counts, seen, rooms: kept } = countedFrames();
  const time = { ms: 0 };
  const rooms = openRooms({
    bus,
    bounds: { ...BOUNDS, ...changes },
    counts,
    ids,
    checkpointsFrom: () => 1 + Math.floor(time.ms / 1_000),
    steadyMs: () => time.ms,
  });
  return {
    rooms,
    bus,
    seen,
    kept,
    time,
    page: (cobrowse = along(), visitor = 'visitor-1') => enterPage(rooms, cobrowse, visitor),
    viewer: (cobrowse = along(), agent = 'anna', readsBundles = true) =>
      enterViewer(rooms, cobrowse, agent, readsBundles),
  };
}

// One for all: rooms of several sidecars have names of their own.
const ids = countingIds();
let pages = 0;

function enterPage(rooms: Rooms, cobrowse: CobrowseId, visitor: string) {
  const link = plainLink();
  pages += 1;
  const page: Page = {
    link,
    visitor: asId(visitor),
    page: `page-${pages}`,
    place: rooms.nextPlace(),
  };
  const room = rooms.admitPage(cobrowse, page);
  if (room === null) throw new Error('a page that was opened later is there');
  const first = room.firstCheckpoint();
  room.beginPage(page, first);
  return {
    ...entered(room, link),
    page,
    first,
    send: (...frames: readonly Buffer[]) => {
      for (const frame of frames) room.frame(page, frame);
    },
    leave: () => rooms.leavePage(room, page),
  };
}

function enterViewer(rooms: Rooms, cobrowse: CobrowseId, agent: string, readsBundles: boolean) {
  const link = plainLink();
  const viewer: Watching = { link, agent: asId(agent), name: agent, readsBundles };
  const room = rooms.admitViewer(cobrowse, viewer);
  if (room === null) throw new Error('too many look along');
  room.beginViewer(viewer);
  return { ...entered(room, link), viewer, leave: () => rooms.leaveViewer(room, viewer) };
}

const entered = (room: Room, link: PlainLink) => ({ room, link });
