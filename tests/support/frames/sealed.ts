import { CHECKSUM_BYTES, CHECKSUM_FIRST, checksum } from '../../../shared/frames/checksum.ts';

/** Bytes with the checksum that belongs to them: what somebody sends who means harm, not a broken line. */
export function openSeal(): (bytes: Uint8Array) => Uint8Array {
  let sum = CHECKSUM_FIRST;
  return (bytes) => {
    const sealed = new Uint8Array(bytes.length + CHECKSUM_BYTES);
    sealed.set(bytes);
    sum = checksum(sum, sealed, bytes.length);
    new DataView(sealed.buffer).setUint32(bytes.length, sum, true);
    return sealed;
  };
}
