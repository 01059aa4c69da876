import { type Encoder, openEncoder } from '../../shared/frames/encoder.ts';
import { FRAME_HEADER_BYTES, writeHeader } from '../../shared/protocol/frame.ts';
import {
  COBROWSE_BEAT_EVERY_MS,
  COBROWSE_TAIL_MAX_BYTES,
  FRAME_MAX_BYTES,
  PAGE_BEHIND_BYTES,
} from '../../shared/protocol/limits.ts';
import { type Deflating, openDeflate } from './deflate.ts';
import type { Batch } from './recording.ts';

/** Makes frames of what the recorder saw and sends them, while there is room (SPEC FS4, FS5). */
export interface Sending {
  /** Greeted: frames may go out. @param checkpoint number of the next picture */
  begin(checkpoint: number): void;
  /** Not connected any more: nothing goes out until `begin` and a picture after it. */
  end(): void;
  batch(batch: Batch): void;
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
}

interface Stream {
  readonly encoder: Encoder;
  readonly deflate: Deflating;
  readonly checkpoint: number;
  sequence: number;
  /** Compressed, of the batch that opened it. */
  pictureBytes: number;
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
    stream = null;
    return true;
  };

  const open = (checkpoint: number): Stream => {
    next = checkpoint + 1;
    last = checkpoint;
    return {
      encoder: openEncoder(),
      deflate: openDeflate(),
      checkpoint,
      sequence: 0,
      pictureBytes: 0,
    };
  };

  const send = (own: Stream, packed: Uint8Array, ageMs: number): void => {
    for (let from = 0; from < packed.length; from += BODY_MAX_BYTES) {
      const bytes = packed.subarray(from, from + BODY_MAX_BYTES);
      frame(own, 'part', ageMs, { bytes, isLast: from + BODY_MAX_BYTES >= packed.length });
    }
  };

  return {
    begin(checkpoint) {
      next = checkpoint;
      stream = null;
      isJammed = false;
    },
    end() {
      next = null;
      stream = null;
      isJammed = false;
    },
    batch({ events, opensCheckpoint, ageMs }) {
      if (next === null || isJammed || isBehind()) return;
      if (opensCheckpoint) stream = open(next);
      if (stream === null) return;
      const own = stream;
      const bytes = own.encoder.encode(events);
      const packed = bytes === null ? null : own.deflate.batch(bytes);
      if (packed === null || packed.length > COBROWSE_TAIL_MAX_BYTES) {
        stream = null;
        if (opensCheckpoint) side.tooLarge();
        else side.askPicture();
        return;
      }
      if (opensCheckpoint) own.pictureBytes = packed.length;
      send(own, packed, ageMs);
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
