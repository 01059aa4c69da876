import { FRAME_HEADER_BYTES, writeHeader } from '../../shared/protocol/frame.ts';
import {
  COBROWSE_BEAT_EVERY_MS,
  COBROWSE_TAIL_MAX_BYTES,
  FRAME_MAX_BYTES,
  PAGE_BEHIND_BYTES,
} from '../../shared/protocol/limits.ts';
import type { Batch } from './batch.ts';
import { openPacking, type Packing } from './packing.ts';

/** Makes frames of what the recorder saw and sends them, while there is room (SPEC FS4, FS5). */
export interface Sending {
  /** Greeted: frames may go out. @param checkpoint number of the next picture */
  begin(checkpoint: number): void;
  /** Not connected any more: nothing goes out until `begin` and a picture after it. */
  end(): void;
  /** Leaves whole when it has been packed, at once if that is soon done; what comes after it waits behind it. */
  batch(batch: Batch): void;
  /** Goes on packing: called for each `soon`. */
  work(): void;
  /** What has not left by now does not leave; a picture has to follow. */
  cut(): void;
  /** Answers an echo, when there is a picture that it can be about. */
  echo(number: number): void;
  /**
   * Says that nothing changed, when nothing was sent for COBROWSE_BEAT_EVERY_MS; begins anew after a jam.
   *
   * @returns after how many ms to call it again
   */
  beat(): number;
  /** Number of the picture that was sent last; 0 before the first. */
  checkpoint(): number;
}

export interface SendingSide {
  send(frame: Uint8Array<ArrayBuffer>): void;
  /** Given to the socket and not gone yet. */
  bufferedBytes(): number;
  /** Asks the recorder for a new picture. */
  askPicture(): void;
  sent(bytes: number): void;
  /** The picture itself is more than a viewer takes. */
  tooLarge(): void;
  /** A clock that never goes back. */
  nowMs(): number;
  /** Begins a slice of work. @returns whether it has had its time */
  slice(): () => boolean;
  /** Asks for the next slice. */
  soon(): void;
}

interface Stream {
  readonly packing: Packing;
  checkpoint: number;
  sequence: number;
  /** Compressed, of the batch that opened it. */
  pictureBytes: number;
}

interface Waiting extends Batch {
  readonly sinceMs: number;
}

/** A batch that is being packed, and the stream it goes into. */
interface Packed {
  readonly own: Stream;
  readonly batch: Waiting;
}

/** How often a page that is behind looks whether everything has gone: sockets do not say. */
const JAM_LOOK_MS = 100;
const BODY_MAX_BYTES = FRAME_MAX_BYTES - FRAME_HEADER_BYTES;

export function openSending(side: SendingSide): Sending {
  let next: number | null = null;
  let last = 0;
  let stream: Stream | null = null;
  let isJammed = false;
  let sentAtMs = 0;
  let waiting: Waiting[] = [];
  let packing: Packed | null = null;
  let isAsked = false;

  const drop = (): void => {
    stream = null;
    waiting = [];
    packing = null;
  };

  const frame = (own: Stream, kind: 'part' | 'beat', mark: number, body: Body | null): void => {
    const bytes = new Uint8Array(FRAME_HEADER_BYTES + (body?.bytes.length ?? 0));
    writeHeader(bytes, {
      kind,
      opensCheckpoint: own.sequence === 0,
      endsBatch: body?.isLast ?? false,
      checkpoint: own.checkpoint,
      sequence: own.sequence,
      mark,
    });
    if (body !== null) bytes.set(body.bytes, FRAME_HEADER_BYTES);
    own.sequence += 1;
    sentAtMs = side.nowMs();
    side.send(bytes);
    side.sent(bytes.length);
  };

  /** What waits unsent would only get older: it is left to the browser, and a new picture follows when it is gone. */
  const isBehind = (): boolean => {
    const mostBytes = PAGE_BEHIND_BYTES + (stream?.pictureBytes ?? 0);
    if (side.bufferedBytes() <= mostBytes) return false;
    isJammed = true;
    drop();
    return true;
  };

  const send = (own: Stream, packed: Uint8Array, ageMs: number): void => {
    for (let from = 0; from < packed.length; from += BODY_MAX_BYTES) {
      const bytes = packed.subarray(from, from + BODY_MAX_BYTES);
      frame(own, 'part', ageMs, { bytes, isLast: from + BODY_MAX_BYTES >= packed.length });
    }
  };

  /** The next that can be told; changes without a picture cannot. */
  const start = (): Packed | null => {
    for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
      const own = batch.opensCheckpoint
        ? { packing: openPacking(), checkpoint: 0, sequence: 0, pictureBytes: 0 }
        : stream;
      if (own === null) continue;
      own.packing.begin(batch.events);
      return { own, batch };
    }
    return null;
  };

  /** Nothing of a picture leaves before all of it can: one that is cut short leaves nothing behind. */
  const leave = ({ own, batch }: Packed, packed: Uint8Array | null): void => {
    const { opensCheckpoint, ageMs, sinceMs } = batch;
    if (next === null) return;
    if (packed === null || packed.length > COBROWSE_TAIL_MAX_BYTES) {
      stream = null;
      if (opensCheckpoint) side.tooLarge();
      else side.askPicture();
      return;
    }
    if (opensCheckpoint) {
      own.pictureBytes = packed.length;
      own.checkpoint = last = next;
      next += 1;
      stream = own;
    }
    send(own, packed, ageMs + side.nowMs() - sinceMs);
  };

  const work = (): void => {
    isAsked = false;
    const isTimeUp = side.slice();
    for (let one = packing ?? start(); one !== null; one = start()) {
      packing = null;
      const packed = one.own.packing.more(isTimeUp);
      if (packed === undefined) {
        packing = one;
        isAsked = true;
        side.soon();
        return;
      }
      leave(one, packed);
    }
  };

  const begin = (checkpoint: number | null): void => {
    next = checkpoint;
    drop();
    isJammed = false;
  };

  return {
    begin,
    end: () => begin(null),
    batch(batch) {
      if (next === null || isJammed || isBehind()) return;
      if (batch.opensCheckpoint) {
        waiting = [];
        packing = null;
      }
      waiting.push({ ...batch, sinceMs: side.nowMs() });
      if (!isAsked) work();
    },
    work,
    cut() {
      if (packing !== null || waiting.length > 0) drop();
    },
    echo(number) {
      if (stream !== null && !isBehind()) frame(stream, 'beat', number, null);
    },
    beat() {
      if (isJammed) {
        if (side.bufferedBytes() > 0) return JAM_LOOK_MS;
        isJammed = false;
        side.askPicture();
      }
      const restMs = sentAtMs + COBROWSE_BEAT_EVERY_MS - side.nowMs();
      if (restMs > 0) return restMs;
      if (stream !== null && !isBehind()) frame(stream, 'beat', 0, null);
      return COBROWSE_BEAT_EVERY_MS;
    },
    checkpoint: () => last,
  };
}

interface Body {
  readonly bytes: Uint8Array;
  readonly isLast: boolean;
}
