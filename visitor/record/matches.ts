/** Finds what was there before, in the last 32 kB (RFC 1951). */
export interface Matches {
  /**
   * Tells what comes next, in order.
   *
   * @param bytes at most SEGMENT_BYTES
   * @param byte comes as it is
   * @param again so many bytes come again from so far back
   */
  read(
    bytes: Uint8Array,
    byte: (value: number) => void,
    again: (length: number, distance: number) => void,
  ): void;
}

export const SEGMENT_BYTES = 32_768;
const WINDOW_BYTES = 32_768;
const HASH_BITS = 15;
/** The shortest repetition. */
export const LENGTH_MIN = 3;
const LENGTH_MAX = 258;
/** Earlier places looked at, and the length that ends the search: as zlib does at its usual level, about. */
const CHAIN_MAX = 12;
const LENGTH_GOOD = 128;

export function openMatches(): Matches {
  const text = new Uint8Array(WINDOW_BYTES + SEGMENT_BYTES);
  // Places are counted from the start of the stream; the last with this hash, and the one before each.
  const heads = new Int32Array(1 << HASH_BITS).fill(-1);
  const before = new Int32Array(WINDOW_BYTES);
  /** Place of the first byte of `text`. */
  let base = 0;
  let end = 0;
  let hashed = 0;
  let length = 0;
  let distance = 0;

  const hashAt = (index: number): number =>
    (((text[index] ?? 0) << 10) ^ ((text[index + 1] ?? 0) << 5) ^ (text[index + 2] ?? 0)) &
    ((1 << HASH_BITS) - 1);

  /** Enters everything up to this place, and gives the last place with the same three bytes, or −1. */
  const enter = (place: number): number => {
    let last = -1;
    for (; hashed <= place && hashed + LENGTH_MIN <= end; hashed += 1) {
      const hash = hashAt(hashed - base);
      last = heads[hash] ?? -1;
      before[hashed & (WINDOW_BYTES - 1)] = last;
      heads[hash] = hashed;
    }
    return hashed > place ? last : -1;
  };

  /** The longest repetition that begins here, into `length` and `distance`; length 0 when there is none. */
  const find = (place: number): void => {
    length = 0;
    let earlier = enter(place);
    const most = Math.min(LENGTH_MAX, end - place);
    const at = place - base;
    const oldest = Math.max(base, place - WINDOW_BYTES + 1);
    for (let tries = CHAIN_MAX; earlier >= oldest && tries > 0; tries -= 1) {
      const from = earlier - base;
      if (text[from + length] === text[at + length]) {
        let same = 0;
        while (same < most && text[from + same] === text[at + same]) same += 1;
        if (same > length && same >= LENGTH_MIN) {
          length = same;
          distance = place - earlier;
          if (same >= LENGTH_GOOD || same === most) return;
        }
      }
      const next = before[earlier & (WINDOW_BYTES - 1)] ?? -1;
      if (next >= earlier) return;
      earlier = next;
    }
  };

  const take = (bytes: Uint8Array): void => {
    const used = end - base;
    if (used + bytes.length > text.length) {
      const gone = used - WINDOW_BYTES;
      text.copyWithin(0, gone, used);
      base += gone;
    }
    text.set(bytes, end - base);
    end += bytes.length;
  };

  return {
    read(bytes, byte, again) {
      let place = end;
      take(bytes);
      // A repetition waits for the next byte: one that begins there may be longer.
      let waitingLength = 0;
      let waitingDistance = 0;
      while (place < end) {
        find(place);
        if (waitingLength > 0 && waitingLength >= length) {
          again(waitingLength, waitingDistance);
          place += waitingLength - 1;
          waitingLength = 0;
          continue;
        }
        if (waitingLength > 0) byte(text[place - 1 - base] ?? 0);
        waitingLength = length;
        waitingDistance = distance;
        if (length === 0) byte(text[place - base] ?? 0);
        place += 1;
      }
      if (waitingLength > 0) again(waitingLength, waitingDistance);
    },
  };
}
