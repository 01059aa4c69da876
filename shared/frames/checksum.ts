const FIRST = 0x811c9dc5;
/** The prime is 2^24 and this: what is 2^24 times as much is where it belongs when it is shifted. */
const PRIME_REST = 0x193;

/** What the checksum of a stream begins with. */
export const CHECKSUM_FIRST = FIRST;
export const CHECKSUM_BYTES = 4;

/**
 * FNV-1a over everything since the checkpoint: two ends that have drifted apart say so at the next batch,
 * whatever it holds. It finds faults, it proves nothing about who sent it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9923
 */
export function checksum(before: number, bytes: Uint8Array, end: number): number {
  // In halves of 16 bits: whole, each step would make a number that V8 keeps on its heap until it has compiled the loop.
  let low = before & 0xffff;
  let high = before >>> 16;
  for (let at = 0; at < end; at += 1) {
    low ^= bytes[at] ?? 0;
    const product = low * PRIME_REST;
    high = (high * PRIME_REST + (low << 8) + (product >>> 16)) & 0xffff;
    low = product & 0xffff;
  }
  return ((high << 16) | low) >>> 0;
}
