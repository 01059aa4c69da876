import { CHECKPOINT_MAX, FRAME_MAX_BYTES } from './limits.ts';

/**
 * A frame is one binary message, or one of several in a bundle (frame-bundle.ts): 16 bytes that say what it is,
 * uncompressed and big-endian, and then a piece of the page's compressed stream. Who relays it reads the header alone.
 *
 * | byte | |
 * |---|---|
 * | 0 | 1, the version of this layout |
 * | 1 | `part`: 1, or `beat`: 2 |
 * | 2 | bit 0: opens a checkpoint, what came before is worth nothing now; bit 1: last part of its batch |
 * | 3 | 0 |
 * | 4–7 | checkpoint, 1 and up; never goes back within one cobrowse |
 * | 8–11 | sequence: 0 in the frame that opens the checkpoint, then one more each frame, beats included |
 * | 12–15 | `part`: how old the oldest change in it is when it is sent, in ms by the page's clock; `beat`: the number of the echo it answers, or 0 |
 *
 * The relay keeps beats with the parts for who comes late, so that no sequence is missing there. Their picture's age is known
 * from the first frame that is sent after they came, such as the beat that answers their own echo.
 *
 * The stream is raw deflate (RFC 1951) with a sync flush after each batch and a new context at each
 * checkpoint; what is in it is docs/adr/0018.
 */
export interface FrameHeader {
  readonly kind: 'part' | 'beat';
  readonly opensCheckpoint: boolean;
  readonly endsBatch: boolean;
  readonly checkpoint: number;
  readonly sequence: number;
  /** `part`: age in ms; `beat`: number of the echo, 0 for none. */
  readonly mark: number;
}

export const FRAME_HEADER_BYTES = 16;
const LAYOUT = 1;
const KINDS = { part: 1, beat: 2 } as const;
const OPENS = 1;
const ENDS = 2;
const FLAGS_MAX = OPENS | ENDS;
const UINT32_MAX = 0xffff_ffff;

/** Writes the header into the first 16 bytes. @param frame at least 16 bytes long */
export function writeHeader(frame: Uint8Array, header: FrameHeader): void {
  const view = new DataView(frame.buffer, frame.byteOffset, FRAME_HEADER_BYTES);
  const flags = (header.opensCheckpoint ? OPENS : 0) | (header.endsBatch ? ENDS : 0);
  view.setUint32(0, (LAYOUT << 24) | (KINDS[header.kind] << 16) | (flags << 8));
  view.setUint32(4, header.checkpoint);
  view.setUint32(8, header.sequence);
  view.setUint32(12, Math.min(Math.max(0, Math.round(header.mark)), UINT32_MAX));
}

/** The header, or null when these bytes are no frame (SPEC FR2). */
export function readHeader(frame: Uint8Array): FrameHeader | null {
  if (frame.length < FRAME_HEADER_BYTES || frame.length > FRAME_MAX_BYTES) return null;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  const flags = view.getUint8(2);
  if (view.getUint8(0) !== LAYOUT || view.getUint8(3) !== 0 || flags > FLAGS_MAX) return null;
  const kind = kindOf(view.getUint8(1));
  const checkpoint = view.getUint32(4);
  const sequence = view.getUint32(8);
  if (kind === null || checkpoint === 0 || checkpoint > CHECKPOINT_MAX) return null;
  const opensCheckpoint = (flags & OPENS) !== 0;
  if (opensCheckpoint !== (sequence === 0)) return null;
  const hasBody = frame.length > FRAME_HEADER_BYTES;
  if (kind === 'beat' && (hasBody || flags !== 0)) return null;
  if (kind === 'part' && !hasBody) return null;
  const endsBatch = (flags & ENDS) !== 0;
  return { kind, opensCheckpoint, endsBatch, checkpoint, sequence, mark: view.getUint32(12) };
}

function kindOf(byte: number): FrameHeader['kind'] | null {
  if (byte === KINDS.part) return 'part';
  return byte === KINDS.beat ? 'beat' : null;
}
