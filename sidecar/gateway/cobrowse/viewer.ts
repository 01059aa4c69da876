import type { AgentId } from '../../../shared/kernel/ids.ts';
import { bundled, nextBundle } from '../../../shared/protocol/frame-bundle.ts';
import type { Connection } from '../connection.ts';
import type { Tail, WholePicture } from './tail.ts';

/** What a room needs of a viewer's connection. */
export type ViewerLink = Pick<
  Connection,
  'isOpen' | 'send' | 'sendBytes' | 'bufferedBytes' | 'flushed' | 'cut'
>;

/** One panel or tab that looks along. */
export interface Watching {
  readonly link: ViewerLink;
  readonly agent: AgentId;
  readonly name: string;
  /** Frames that wait for it go in bundles. */
  readonly readsBundles: boolean;
}

/** Reads a room's tail for one viewer, at the viewer's own pace (SPEC FR5, FR6). */
export interface Reader {
  /** Sends what there is, unless the viewer has not read what it was sent before. */
  read(): void;
  /** The tail is about to forget this: a viewer who is in the middle of it gets the rest all the same. */
  keep(picture: WholePicture): void;
  /** What it still gets although the tail has forgotten it. */
  kept(): WholePicture | null;
  /** Goes on with the newest instead. */
  letGo(): void;
}

interface Terms extends Pick<Watching, 'link' | 'readsBundles'> {
  readonly tail: Tail;
  readonly behindBytes: number;
  /** So long a picture is kept for a viewer while newer ones open. */
  readonly keptMs: number;
  readonly steadyMs: () => number;
  readonly sent: (sizeBytes: number) => void;
  readonly fellBehind: () => void;
  /** It cannot go on, or would see a newer picture sooner than what waits for it. */
  readonly needsNewer: () => void;
}

export function readerOf(terms: Terms): Reader {
  const { link, readsBundles, tail, behindBytes, steadyMs } = terms;
  let checkpoint = 0;
  let next = 0;
  let isWaiting = false;
  let kept: { readonly picture: WholePicture; readonly untilMs: number } | null = null;

  function waitUntilRead(): void {
    isWaiting = true;
    terms.fellBehind();
    void link.flushed().then(() => {
      isWaiting = false;
      if (!link.isOpen()) return;
      if (isFarBehind()) terms.needsNewer();
      read();
    });
  }

  /** More waits for it than a new picture would take. */
  function isFarBehind(): boolean {
    const picture = tail.picture();
    if (checkpoint !== tail.checkpoint() || picture === null) return false;
    return tail.bytesFrom(next) > Math.max(behindBytes, picture.sizeBytes);
  }

  /** @returns whether all there is was sent */
  function send(at: (sequence: number) => Uint8Array | undefined): boolean {
    for (let frame = at(next); frame !== undefined; frame = at(next)) {
      const roomBytes = behindBytes - link.bufferedBytes();
      if (roomBytes < 0) {
        waitUntilRead();
        return false;
      }
      const together = readsBundles ? nextBundle(at, next, roomBytes) : [frame];
      link.sendBytes(bundled(together));
      for (const { length } of together) terms.sent(length);
      next += together.length;
    }
    return true;
  }

  function read(): void {
    if (kept !== null && steadyMs() >= kept.untilMs) kept = null;
    if (isWaiting || !link.isOpen()) return;
    if (kept !== null) {
      const { frames } = kept.picture;
      if (!send((sequence) => frames[sequence])) return;
      kept = null;
    }
    if (checkpoint !== tail.checkpoint() && tail.isWhole()) {
      // What it has not been sent of the picture before is worth nothing now.
      checkpoint = tail.checkpoint();
      next = 0;
    }
    if (checkpoint !== tail.checkpoint() || tail.isGone(next)) terms.needsNewer();
    else send(tail.at);
  }

  return {
    read,
    keep(picture) {
      const isWithin = checkpoint === picture.checkpoint && next < picture.frames.length;
      if (kept !== null || !isWithin || next === 0) return;
      kept = { picture, untilMs: steadyMs() + terms.keptMs };
    },
    kept: () => kept?.picture ?? null,
    letGo() {
      kept = null;
    },
  };
}
