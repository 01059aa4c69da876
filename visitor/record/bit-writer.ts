import { grown } from '../../shared/frames/writer.ts';

/** Bits in the order of RFC 1951: the lowest of a byte first. */
export interface BitWriter {
  /** @param count at most 16 */
  bits(value: number, count: number): void;
  /** Fills the last byte up and gives everything; the next begins empty. */
  take(): Uint8Array;
}

const FIRST_BYTES = 4_096;

export function openBitWriter(): BitWriter {
  let bytes = new Uint8Array(FIRST_BYTES);
  let at = 0;
  let held = 0;
  let heldBits = 0;

  const put = (): void => {
    if (at === bytes.length) bytes = grown(bytes, at);
    bytes[at++] = held & 0xff;
    held >>>= 8;
    heldBits -= 8;
  };

  return {
    bits(value, count) {
      held |= value << heldBits;
      heldBits += count;
      while (heldBits >= 8) put();
    },
    take() {
      if (heldBits > 0) put();
      const taken = bytes.slice(0, at);
      at = 0;
      held = 0;
      heldBits = 0;
      return taken;
    },
  };
}
