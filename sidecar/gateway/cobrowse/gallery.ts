import { assertNever } from '../../../shared/kernel/assert.ts';
import type { CobrowseId } from '../../../shared/kernel/ids.ts';
import { readHeader } from '../../../shared/protocol/frame.ts';
import type { UpViewer } from '../../../shared/protocol/frame-sockets.ts';
import { COBROWSE_CHECKPOINT_EVERY_MS, ROOM_UNSAID_MAX } from '../../../shared/protocol/limits.ts';
import type { Bus, Cast, Channel } from '../../ports/bus.ts';
import type { Bounds } from '../bounds.ts';
import type { NeedWhy } from './asking.ts';
import type { FrameCounts } from './frame-counts.ts';
import { isLater, type PageHere } from './later-page.ts';
import { type Tail, tailOfFrames } from './tail.ts';
import { type Reader, readerOf, type Watching } from './viewer.ts';

/** Who looks along here with one cobrowse, and what is kept for those who come late. */
export interface Gallery {
  /** Counts a viewer in; false when there are too many. It is sent nothing yet. */
  admit(viewer: Watching): boolean;
  /** From now on it is sent the picture. */
  begin(viewer: Watching): void;
  leave(viewer: Watching): void;
  /** Says whether a page is there: a viewer that hears nothing takes its connection for dead. */
  answerEcho(viewer: Watching): void;
  /** Passed on to the page. */
  said(body: UpViewer): void;
  hear(message: Cast): void;
  /** Says once more who looks along; a page that has not said for long that it is there has gone. */
  sayAgain(): void;
  viewers(): readonly Watching[];
  /** The highest checkpoint that was seen, 0 for none. */
  checkpoint(): number;
  tailBytes(): number;
  /** Nobody can begin here until the next checkpoint. */
  dropTail(): void;
}

interface Terms {
  readonly cobrowse: CobrowseId;
  readonly room: string;
  readonly bus: Bus;
  readonly bounds: Bounds;
  readonly counts: FrameCounts;
  readonly steadyMs: () => number;
}

/** What the page of a cobrowse says, and what its viewers say. */
export const channelsOf = (cobrowse: CobrowseId) =>
  ({
    page: `cobrowse.${cobrowse}.page`,
    viewers: `cobrowse.${cobrowse}.viewers`,
  }) satisfies Record<string, Channel>;

export function galleryOf({ cobrowse, room, bus, bounds, counts, steadyMs }: Terms): Gallery {
  const channels = channelsOf(cobrowse);
  const tail: Tail = tailOfFrames();
  const admitted = new Set<Watching>();
  const readers = new Map<Watching, Reader>();
  let source: PageHere | null = null;
  // How often the page should have said that it is there, and did not.
  let unsaid = 0;
  let seen = 0;
  // What is older is of a page that was replaced.
  let from = 0;
  // Something is missing: what comes builds on it, until the next checkpoint.
  let isBroken = false;
  let askedAtMs = Number.NEGATIVE_INFINITY;

  const need = (why: NeedWhy): void =>
    bus.cast(channels.viewers, { type: 'viewer-said', body: { type: 'cobrowse.need', why } });

  /** A page that left something out asks itself, and is silent; one that was not heard knows nothing of it. */
  function mend(): void {
    if (readers.size === 0 || steadyMs() - askedAtMs < COBROWSE_CHECKPOINT_EVERY_MS) return;
    askedAtMs = steadyMs();
    need('gap');
  }

  function tellSource({ link }: Watching): void {
    link.send({ type: 'cobrowse.source', isThere: source !== null, since: source?.since ?? null });
  }

  /** Before the tail forgets its picture: who is in the middle of it would else never see one whole. */
  function keepPicture(): void {
    const picture = tail.picture();
    if (picture === null) return;
    for (const reader of readers.values()) reader.keep(picture);
  }

  function keptBytes(): number {
    const kept = new Set([...readers.values()].map((reader) => reader.kept()));
    return [...kept].reduce((sum, picture) => sum + (picture?.sizeBytes ?? 0), 0);
  }

  function letGo(): void {
    for (const reader of readers.values()) reader.letGo();
  }

  function drop(): void {
    tail.drop();
    letGo();
  }

  function keep(frame: Uint8Array): void {
    const header = readHeader(frame);
    if (header === null || header.checkpoint < from) return;
    if (isBroken && !header.opensCheckpoint) {
      mend();
      return;
    }
    seen = Math.max(seen, header.checkpoint);
    if (header.opensCheckpoint) {
      keepPicture();
      from = header.checkpoint;
      isBroken = false;
      tail.open(header.checkpoint, frame, header.endsBatch);
    } else tail.push(frame, header.endsBatch);
    for (const reader of readers.values()) reader.read();
    if (tail.sizeBytes() + keptBytes() <= bounds.tailMaxBytes) return;
    letGo();
    if (tail.sizeBytes() <= bounds.tailMaxBytes) return;
    // Who has read all of it goes on, and who is in the middle of its picture; the others, and who comes late,
    // begin with the next.
    keepPicture();
    tail.drop();
    need('too-long');
  }

  function goneSource(): void {
    source = null;
    for (const viewer of readers.keys()) tellSource(viewer);
  }

  function sayAudience(): void {
    const names = [
      ...new Map([...readers.keys()].map(({ agent, name }) => [agent, name])).values(),
    ];
    bus.cast(channels.viewers, { type: 'audience', room, names });
  }

  return {
    admit(viewer) {
      if (admitted.size >= bounds.viewersPerRoomMax) return false;
      admitted.add(viewer);
      return true;
    },
    begin(viewer) {
      if (!admitted.has(viewer)) return;
      const reader = readerOf({
        link: viewer.link,
        readsBundles: viewer.readsBundles,
        tail,
        behindBytes: bounds.viewerBehindBytes,
        keptMs: bounds.viewerPictureKeptMs,
        steadyMs,
        sent: counts.sent,
        fellBehind: counts.behind,
        needsNewer: () => need('slow'),
      });
      tellSource(viewer);
      readers.set(viewer, reader);
      reader.read();
      sayAudience();
      if (!tail.isWhole()) need('joined');
    },
    leave(viewer) {
      admitted.delete(viewer);
      if (readers.delete(viewer)) sayAudience();
    },
    answerEcho(viewer) {
      if (readers.has(viewer)) tellSource(viewer);
    },
    said: (body) => bus.cast(channels.viewers, { type: 'viewer-said', body }),
    hear(message) {
      if (message instanceof Uint8Array) {
        keep(message);
        return;
      }
      switch (message.type) {
        case 'page-here':
          unsaid = 0;
          if (source?.page === message.page) return;
          if (source !== null && !isLater(message, source)) return;
          source = message;
          from = message.since;
          // What was on its way is of a page that nobody sees now.
          drop();
          for (const viewer of readers.keys()) tellSource(viewer);
          if (readers.size > 0) sayAudience();
          return;
        case 'page-gone':
          if (source?.page === message.page) goneSource();
          return;
        case 'page-broke':
          keepPicture();
          tail.drop();
          isBroken = true;
          return;
        case 'page-said':
          for (const { link } of readers.keys()) link.send(message.body);
          return;
        // Of the other channel.
        case 'viewer-said':
        case 'audience':
          return;
        default:
          assertNever(message);
      }
    },
    sayAgain() {
      if (readers.size > 0) sayAudience();
      if (source === null) return;
      unsaid += 1;
      if (unsaid > ROOM_UNSAID_MAX) goneSource();
    },
    viewers: () => [...admitted],
    checkpoint: () => seen,
    tailBytes: () => tail.sizeBytes() + keptBytes(),
    dropTail: drop,
  };
}
