const FIRST = 0x811c9dc5;
const PRIME = 0x01000193;

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
  let sum = before;
  for (let at = 0; at < end; at += 1) sum = Math.imul(sum ^ (bytes[at] ?? 0), PRIME);
  return sum >>> 0;
}
