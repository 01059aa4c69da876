import type { CobrowseId } from '../../../shared/kernel/ids.ts';
import type { UpPage, UpViewer } from '../../../shared/protocol/frame-sockets.ts';
import type { Bus } from '../../ports/bus.ts';
import type { Bounds } from '../bounds.ts';
import type { FrameCounts } from './frame-counts.ts';
import { channelsOf, galleryOf } from './gallery.ts';
import { type Page, sourceOf } from './source.ts';
import type { Watching } from './viewer.ts';

/**
 * Where the page and the viewers of one cobrowse meet, as far as they are connected to this sidecar. It is
 * made and thrown away by `rooms.ts`; once closed it passes nothing (SPEC FR1).
 */
export interface Room {
  readonly cobrowse: CobrowseId;
  /** False when a page that was opened later is there already. */
  admitPage(page: Page): boolean;
  /** Above every one that was seen. */
  firstCheckpoint(): number;
  /** Frames are heard from now on. */
  beginPage(page: Page, firstCheckpoint: number): void;
  /** False when another one has taken its place. */
  leavePage(page: Page): boolean;
  frame(page: Page, frame: Buffer): void;
  pageSaid(page: Page, body: UpPage): void;
  /** False when there are too many. */
  admitViewer(viewer: Watching): boolean;
  beginViewer(viewer: Watching): void;
  leaveViewer(viewer: Watching): void;
  viewerSaid(body: UpViewer): void;
  /** The sidecar's own answer, whether or not a page answers too. */
  answerEcho(viewer: Watching): void;
  /** Says to rooms elsewhere what is here, because what was said before may have been lost. */
  sayAgain(): void;
  page(): Page | null;
  viewers(): readonly Watching[];
  tailBytes(): number;
  dropTail(): void;
  /** Forgets everything; whoever is in it is told by the caller. */
  close(): void;
}

export interface RoomTerms {
  readonly cobrowse: CobrowseId;
  /** Unique among the rooms of all sidecars. */
  readonly name: string;
  readonly bus: Bus;
  readonly bounds: Bounds;
  readonly counts: FrameCounts;
  readonly steadyMs: () => number;
  /** No checkpoint before this one. */
  readonly checkpointsFrom: () => number;
  /** The tail may have grown or gone; `hasBegun`: a new one has. */
  readonly tailChanged: (room: Room, hasBegun: boolean) => void;
}

export function openRoom(terms: RoomTerms): Room {
  const { cobrowse, bus, bounds, counts, steadyMs } = terms;
  const gallery = galleryOf({ cobrowse, room: terms.name, bus, bounds, counts, steadyMs });
  const source = sourceOf({ cobrowse, bus, bounds, counts, steadyMs });
  const channels = channelsOf(cobrowse);
  const untune = [
    bus.tune(channels.page, (message) => {
      const before = gallery.checkpoint();
      source.hear(message);
      gallery.hear(message);
      terms.tailChanged(room, gallery.checkpoint() !== before);
    }),
    bus.tune(channels.viewers, (message) => source.hear(message)),
  ];
  let isClosed = false;

  const room: Room = {
    cobrowse,
    admitPage: (page) => !isClosed && source.replace(page),
    firstCheckpoint: () => Math.max(gallery.checkpoint() + 1, terms.checkpointsFrom()),
    beginPage(page, firstCheckpoint) {
      if (!isClosed) source.begin(page, firstCheckpoint);
    },
    leavePage: (page) => source.leave(page),
    frame(page, frame) {
      if (!isClosed) source.frame(page, frame);
    },
    pageSaid(page, body) {
      if (!isClosed) source.said(page, body);
    },
    admitViewer: (viewer) => !isClosed && gallery.admit(viewer),
    beginViewer(viewer) {
      if (!isClosed) gallery.begin(viewer);
    },
    leaveViewer: (viewer) => gallery.leave(viewer),
    viewerSaid(body) {
      if (!isClosed) gallery.said(body);
    },
    answerEcho(viewer) {
      if (!isClosed) gallery.answerEcho(viewer);
    },
    sayAgain() {
      source.sayAgain();
      gallery.sayAgain();
    },
    page: () => source.current(),
    viewers: () => gallery.viewers(),
    tailBytes: () => gallery.tailBytes(),
    dropTail: () => gallery.dropTail(),
    close() {
      isClosed = true;
      for (const stop of untune) stop();
      gallery.dropTail();
    },
  };
  return room;
}
