import type { AgentId } from '../../../shared/kernel/ids.ts';
import type { Connection } from '../connection.ts';
import type { Tail } from './tail.ts';

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
}

/** Reads a room's tail for one viewer, at the viewer's own pace (SPEC FR5, FR6). */
export interface Reader {
  /** Sends what there is, unless the viewer has not read what it was sent before. */
  read(): void;
}

interface Terms {
  readonly link: ViewerLink;
  readonly tail: Tail;
  readonly behindBytes: number;
  readonly sent: (sizeBytes: number) => void;
  readonly fellBehind: () => void;
  /** It cannot go on, or would see a newer picture sooner than what waits for it. */
  readonly needsNewer: () => void;
}

export function readerOf(terms: Terms): Reader {
  const { link, tail, behindBytes } = terms;
  let checkpoint = 0;
  let next = 0;
  let isWaiting = false;

  function waitUntilRead(): void {
    isWaiting = true;
    terms.fellBehind();
    void link.flushed().then(() => {
      isWaiting = false;
      if (!link.isOpen()) return;
      const isFar = tail.bytesFrom(next) > Math.max(behindBytes, tail.pictureBytes());
      if (checkpoint === tail.checkpoint() && isFar) terms.needsNewer();
      read();
    });
  }

  function read(): void {
    if (isWaiting || !link.isOpen()) return;
    if (checkpoint !== tail.checkpoint() && tail.isWhole()) {
      // What it has not been sent of the picture before is worth nothing now.
      checkpoint = tail.checkpoint();
      next = 0;
    }
    if (checkpoint !== tail.checkpoint() || tail.isGone(next)) {
      terms.needsNewer();
      return;
    }
    for (let frame = tail.at(next); frame !== undefined; frame = tail.at(next)) {
      if (link.bufferedBytes() > behindBytes) {
        waitUntilRead();
        return;
      }
      link.sendBytes(frame);
      terms.sent(frame.length);
      next += 1;
    }
  }

  return { read };
}
