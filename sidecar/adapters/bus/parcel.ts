import type { Numbered } from './places.ts';

/** What is sealed: a frame or words, and the number of the message before it on the same subject. */
export interface Parcel {
  readonly before: Numbered['before'];
  readonly content: Uint8Array | string;
}

const WORDS = 0;
const FRAME = 1;
const BEFORE_BYTES = 6;
const HEAD_BYTES = 1 + BEFORE_BYTES;

/** What it adds to its content. */
export const PARCEL_BYTES = HEAD_BYTES;

export function writeParcel({ before, content }: Parcel): Buffer {
  const isWords = typeof content === 'string';
  const body = isWords ? Buffer.from(content) : content;
  const parcel = Buffer.allocUnsafe(HEAD_BYTES + body.length);
  parcel.writeUInt8(isWords ? WORDS : FRAME, 0);
  parcel.writeUIntBE(before, 1, BEFORE_BYTES);
  parcel.set(body, HEAD_BYTES);
  return parcel;
}

/** Null for what is none. A frame stays where it is: nobody else holds these bytes. */
export function readParcel(bytes: Buffer): Parcel | null {
  const kind = bytes[0];
  if (bytes.length < HEAD_BYTES || (kind !== WORDS && kind !== FRAME)) return null;
  const before = bytes.readUIntBE(1, BEFORE_BYTES);
  const body = bytes.subarray(HEAD_BYTES);
  return { before, content: kind === WORDS ? body.toString('utf8') : body };
}
