/**
 * What a byte of the stream means where a value is due (docs/adr/0018). Bytes from SMALL_FIRST up are whole
 * numbers near the one that stood in the same place before; they are most of what is sent.
 */
export const SAME = 0;
export const TEXT_NEW = 1;
export const TEXT_KNOWN = 2;
export const WHOLE = 3;
export const FRACTION = 4;
export const TRUE = 5;
export const FALSE = 6;
export const NULL = 7;
export const SHAPE_AGAIN = 8;
export const SHAPE = 9;
export const LIST = 10;
export const NODE = 12;
export const ADDS = 13;

export const SMALL_FIRST = 16;
/** Differences that fit in the byte itself: −120 to 119. */
export const SMALL_MAX = 0xff - SMALL_FIRST;

/** Larger whole numbers go as fractions: the difference of two must still be exact when doubled. */
export const WHOLE_MAX = 2 ** 50;

/** A value of a node: what stood there before, a new text, or a text by number from VALUE_TEXT_FIRST up. */
export const VALUE_SAME = 0;
export const VALUE_NEW = 1;
export const VALUE_NULL = 2;
export const VALUE_TRUE = 3;
export const VALUE_FALSE = 4;
export const VALUE_OTHER = 5;
export const VALUE_TEXT_FIRST = 6;

/** Where a node is due: a node of rrweb's, or something else. */
export const NODE_NEW = 0;
export const NODE_PLAIN = 1;

/** Where an added node is due: one as rrweb tells it, or something else. */
export const ADD_NEW = 0;
export const ADD_PLAIN = 1;

/** The parent of an added node: the one outside of the list, another one, or that of the node before it. */
export const PARENT_OUTER = 0;
export const PARENT_TOLD = 1;
export const PARENT_AGAIN = 2;
/** Then by turns: one that waits (waiting.ts), after so many others; the one so many numbers before. */
export const PARENT_CODED_FIRST = 3;

/**
 * What an added node stands before: nothing, the one outside of the list that was told last, another one outside of it; and
 * beyond NEXT_TOLD the one so many numbers before itself.
 */
export const NEXT_NONE = 0;
export const NEXT_OUTER = 1;
export const NEXT_TOLD = 2;

/** How a part of a node's shape is to be read. */
export const PART_TAG = 0;
export const PART_FLAG = 1;
export const PART_TEXT = 2;
export const PART_ATTRIBUTE = 3;

/** Bits of a node's head: its type below them. */
export const HEAD_TYPE_MAX = 7;
export const HEAD_EMPTY = 8;
export const HEAD_CHILDREN = 16;
export const HEAD_ROOT = 32;
export const HEAD_ATTRIBUTES = 64;
export const HEAD_MAX = 127;

/** Whole numbers of 0 and up in which small ones of both signs stay small. */
export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/** The inverse of zigzag. */
export function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
