import { isDeepStrictEqual } from 'node:util';
import { expect, test, vi } from 'vitest';
import { openDecoder } from '../../../../shared/frames/decoder.ts';
import { openEncoder } from '../../../../shared/frames/encoder.ts';
import * as token from '../../../../shared/frames/tokens.ts';
import { openWriter, type Writer } from '../../../../shared/frames/writer.ts';
import {
  FRAME_DEPTH_MAX,
  FRAME_SHAPE_KEYS_MAX,
  FRAME_SHAPES_MAX,
  FRAME_TEXT_KNOWN_MAX_CHARS,
  FRAME_TEXTS_MAX,
  FRAME_TEXTS_MAX_CHARS,
  FRAME_VALUES_MAX,
} from '../../../../shared/protocol/limits.ts';

/** Sends them twice, so that everything that was remembered is used, and gives how many bytes each took. */
function sentTwice(event: unknown): { readonly first: number; readonly again: number } {
  const encoder = openEncoder();
  const decoder = openDecoder();
  const [first, again] = [encoder.encode([event]), encoder.encode([event])];
  if (first === null || again === null) throw new Error('it was not taken');
  expect(isDeepStrictEqual(decoder.decode(first), [event])).toBe(true);
  expect(isDeepStrictEqual(decoder.decode(again), [event])).toBe(true);
  return { first: first.length, again: again.length };
}

// Tables are filled to the brim: seconds on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 });

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const leaf = (id: number, attributes: object): object => ({
  type: 2,
  tagName: 'i',
  attributes,
  childNodes: [],
  id,
});
const page = (children: readonly object[]): object => ({
  node: { type: 2, tagName: 'p', attributes: {}, childNodes: children, id: 1 },
});

test('[FS3] texts beyond the table are sent in full, and are right', () => {
  const again = (count: number) => sentTwice({ texts: many(count, (index) => `t${index}`) }).again;
  const beyond = 1_000;
  // Four bytes for one that has a number; two and its letters for one that has none.
  const full = again(FRAME_TEXTS_MAX + beyond) - again(FRAME_TEXTS_MAX);
  expect(full).toBeGreaterThan(beyond * 8);
});

test('[FS3] letters beyond the table are sent in full, and are right', () => {
  const long = 'x'.repeat(FRAME_TEXT_KNOWN_MAX_CHARS - 8);
  const count = Math.ceil(FRAME_TEXTS_MAX_CHARS / long.length) + 3;
  const { again } = sentTwice({ texts: many(count, (index) => `${long}${index}`) });
  expect(again).toBeGreaterThan(2 * long.length);
  expect(again).toBeLessThan(6 * long.length);
});

test('[FS3] a text too long to be remembered is sent in full each time', () => {
  const longest = 'x'.repeat(FRAME_TEXT_KNOWN_MAX_CHARS);
  expect(sentTwice(['a', longest, 'b']).again).toBeLessThan(40);
  expect(sentTwice(['a', `${longest}x`, 'b']).again).toBeGreaterThan(FRAME_TEXT_KNOWN_MAX_CHARS);
});

test('[FS3] shapes of objects and of nodes beyond the table are sent in full, and are right', () => {
  const { again } = sentTwice({
    all: many(FRAME_SHAPES_MAX + 100, (index) => [{ [`k${index}`]: 1 }]),
  });
  expect(again).toBeGreaterThan(FRAME_SHAPES_MAX);
  sentTwice(page(many(FRAME_SHAPES_MAX + 100, (index) => leaf(index + 2, { [`a${index}`]: 'x' }))));
});

test('[FS3] keys and attributes beyond the table are sent in full, and are right', () => {
  const wide = (first: number): object =>
    Object.fromEntries(many(FRAME_SHAPE_KEYS_MAX / 2 + 1, (index) => [`k${first + index}`, 'x']));
  sentTwice({ all: [wide(0), wide(10), wide(20)] });
  sentTwice(page([leaf(2, wide(0)), leaf(3, wide(10)), leaf(4, wide(20))]));
});

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = { a: value };
  return value;
};
const nestedNodes = (depth: number): unknown => {
  let children: object[] = [];
  for (let level = 0; level < depth; level += 1) {
    children = [{ type: 2, tagName: 'p', attributes: {}, childNodes: children, id: level + 1 }];
  }
  return { node: children[0] };
};

/** Step by step: what compares objects runs out of stack before what is tested does. */
const depthOf = (value: unknown): number => {
  const within = (at: object): unknown =>
    ['a', 'node', 'childNodes', 0].map((key) => Reflect.get(at, key)).find((one) => one != null);
  let depth = 0;
  for (let at = value; typeof at === 'object' && at !== null; at = within(at)) depth += 1;
  return depth;
};

test('[FS2] a page nested too deep is refused where it is recorded', () => {
  for (const deep of [nested(FRAME_DEPTH_MAX - 1), nestedNodes(FRAME_DEPTH_MAX - 1)]) {
    const bytes = openEncoder().encode([deep]);
    const decoded = openDecoder().decode(bytes ?? new Uint8Array());
    expect(depthOf(decoded)).toBe(depthOf([deep]));
  }
  for (const deep of [nested(FRAME_DEPTH_MAX + 1), nestedNodes(FRAME_DEPTH_MAX + 2)]) {
    const encoder = openEncoder();
    expect(encoder.encode([deep])).toBeNull();
    expect(encoder.encode([])).toBeNull();
  }
});

test('[FS2] more values than a viewer takes are refused where they are recorded', () => {
  const encoder = openEncoder();
  expect(encoder.encode([Array.from({ length: FRAME_VALUES_MAX / 2 }, () => 1)])).not.toBeNull();
  expect(encoder.encode([Array.from({ length: FRAME_VALUES_MAX / 2 }, () => 1)])).toBeNull();
});

/** A batch of one value, written by somebody who means harm. */
function hostile(write: (out: Writer) => void): Uint8Array {
  const out = openWriter();
  out.whole(1);
  write(out);
  return out.finish();
}

test.each<[string, (out: Writer) => void]>([
  [
    'four hundred million lists of nothing',
    (out) => {
      out.byte(token.LIST);
      out.whole(400_000_000);
    },
  ],
  [
    'lists in lists',
    (out) => {
      for (let depth = 0; depth < FRAME_DEPTH_MAX + 10; depth += 1) {
        out.byte(token.LIST);
        out.whole(1);
      }
      out.byte(token.TRUE);
    },
  ],
  [
    'a list longer than its bytes',
    (out) => {
      out.byte(token.LIST);
      out.whole(1_000_000);
      out.byte(token.TRUE);
    },
  ],
  [
    'a text longer than its letters',
    (out) => {
      out.byte(token.TEXT_NEW);
      out.whole(2 ** 40);
    },
  ],
  [
    'more added nodes than a viewer takes',
    (out) => {
      out.byte(token.ADDS);
      out.whole(2 ** 40);
    },
  ],
  [
    'a number beyond all numbers',
    (out) => {
      out.byte(token.WHOLE);
      for (let index = 0; index < 20; index += 1) out.byte(0xff);
      out.byte(1);
    },
  ],
  [
    'a fraction that JSON does not know',
    (out) => {
      out.byte(token.FRACTION);
      out.fraction(Number.NaN);
    },
  ],
  [
    'a text that never came',
    (out) => {
      out.byte(token.TEXT_KNOWN);
      out.whole(0);
    },
  ],
  ['a value that repeats nothing', (out) => out.byte(token.SAME)],
  ['a node that never came', (out) => [out.byte(token.NODE), out.whole(7)]],
  [
    'an attribute in place of the children',
    (out) => {
      out.byte(token.NODE);
      out.whole(token.NODE_NEW);
      out.whole(0);
      out.byte(2);
      out.whole(1);
      out.byte(token.PART_TEXT);
      out.whole(0);
      out.text('childNodes');
      out.whole(token.VALUE_NULL);
      out.whole(0);
    },
  ],
])('[FS2] %s: refused', (_, write) => {
  expect(openDecoder().decode(hostile(write))).toBeNull();
});

test('[FS2] a node with ten thousand attributes cannot come without end', () => {
  const encoder = openEncoder();
  const decoder = openDecoder();
  const wide = Object.fromEntries(many(10_000, (index) => [`a${index}`, 'x']));
  const first = encoder.encode([page([leaf(2, wide)])]);
  expect(decoder.decode(first ?? new Uint8Array(0))).not.toBeNull();
  let batches = 0;
  for (; batches < 100; batches += 1) {
    const bytes = encoder.encode([page(many(10, () => leaf(2, wide)))]);
    if (bytes === null) break;
    expect(decoder.decode(bytes)).not.toBeNull();
  }
  expect(batches).toBeLessThan(FRAME_VALUES_MAX / 100_000);
});

test.each([
  ['made at once', false],
  ['by need', true],
])(
  '[FS2] an added node with ten thousand attributes cannot come without end, %s',
  (_, isByNeed) => {
    const attributes = 10_000;
    const added = (times: number): Uint8Array =>
      hostile((out) => {
        for (const key of ['data', 'adds']) {
          out.byte(token.SHAPE);
          out.whole(0);
          out.whole(1);
          out.whole(0);
          out.text(key);
        }
        out.byte(token.ADDS);
        out.whole(times);
        out.whole(token.ADD_NEW);
        out.whole(token.NODE_NEW);
        out.whole(0);
        out.byte(2 | token.HEAD_ATTRIBUTES);
        out.whole(attributes);
        for (let index = 0; index < attributes; index += 1) {
          out.byte(token.PART_ATTRIBUTE);
          out.whole(0);
          out.text(`a${index}`);
        }
        for (let index = 0; index < attributes; index += 1) out.whole(token.VALUE_NULL);
        // No next one, and the id that is expected.
        for (const cell of [token.PARENT_TOLD, token.NEXT_NONE, 0]) out.whole(cell);
        out.whole(token.zigzag(1));
        for (let again = 1; again < times; again += 1) {
          out.whole(token.ADD_NEW);
          out.whole(token.NODE_NEW);
          out.whole(1);
          for (let index = 0; index < attributes; index += 1) out.whole(token.VALUE_SAME);
          for (const cell of [token.PARENT_OUTER, token.NEXT_NONE, 0]) out.whole(cell);
        }
      });
    const within = Math.floor(FRAME_VALUES_MAX / attributes) - 1;
    const [taken] = openDecoder().decode(added(within), isByNeed) ?? [];
    expect(taken).toHaveProperty('data.adds.length', within);
    expect(openDecoder().decode(added(within + 2), isByNeed)).toBeNull();
  },
);
