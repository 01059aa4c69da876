import { expect, test } from 'vitest';
import { openDecoder } from '../../../../shared/frames/decoder.ts';
import { openEncoder } from '../../../../shared/frames/encoder.ts';
import { openDeflate } from '../../../../visitor/record/deflate.ts';

function over(...batches: (readonly unknown[])[]): unknown {
  const encoder = openEncoder();
  const decoder = openDecoder();
  return batches.map((events) => decoder.decode(encoder.encode(events) ?? new Uint8Array(0)));
}

test('[FS1] an attribute called __proto__ is one like any other', () => {
  const attributes = JSON.parse('{"__proto__":"x","constructor":"y","0":"z"}');
  const node = { type: 2, tagName: 'i', attributes, childNodes: [], id: 3 };
  const adds = [{ parentId: 1, nextId: null, node }];
  const event = { type: 3, data: { source: 0, adds, all: attributes } };
  const [[came]] = JSON.parse(JSON.stringify(over([event])));
  expect(JSON.stringify(came)).toContain('"__proto__":"x"');
  expect(over([event])).toStrictEqual([[event]]);
  expect(Reflect.get({}, 'x')).toBeUndefined();
});

test('[FS1] half a surrogate pair, a zero and a break arrive as they are', () => {
  const texts = ['\ud800', '\udfff', '🙂', 'a\u0000b', '\u2028', 'é'.repeat(9_000)];
  expect(over([{ texts }], [{ texts }])).toStrictEqual([[{ texts }], [{ texts }]]);
});

test('[FS1] numbers of every kind arrive as JSON tells them', () => {
  const numbers = [0, -0, 1.5, -1, 119, 120, -120, -121, 2 ** 31, 2 ** 50, 2 ** 53, 1e300, 5e-324];
  const strange = [Number.NaN, Number.POSITIVE_INFINITY, undefined];
  const expected = JSON.parse(JSON.stringify([{ numbers, strange }]));
  expect(over([{ numbers, strange }])).toStrictEqual([expected]);
});

test('[FS1] what a page has put into the prototype of all objects is not recorded', () => {
  Object.defineProperty(Object.prototype, 'extra', {
    value: 'x',
    enumerable: true,
    configurable: true,
  });
  try {
    const node = { type: 2, tagName: 'i', attributes: { a: 'b' }, childNodes: [], id: 3 };
    const event = { type: 3, data: { adds: [{ parentId: 1, nextId: null, node }] }, timestamp: 5 };
    const encoder = openEncoder();
    const bytes = encoder.encode([event]) ?? new Uint8Array(0);
    Reflect.deleteProperty(Object.prototype, 'extra');
    expect(openDecoder().decode(bytes)).toStrictEqual([event]);
  } finally {
    Reflect.deleteProperty(Object.prototype, 'extra');
  }
});

/** A list of products as a recorder tells it, each node by itself, the last first. */
function drawn(first: number): { readonly event: object; readonly next: number } {
  const adds: object[] = [];
  let id = first;
  const add = (parentId: number, nextId: number | null, node: object): number => {
    adds.push({ parentId, nextId, node: { ...node, id } });
    id += 1;
    return id - 1;
  };
  const element = (tagName: string, name: string) => ({
    type: 2,
    tagName,
    attributes: { class: name },
    childNodes: [],
  });
  let before: number | null = null;
  const roots: number[] = [];
  for (let card = 0; card < 48; card += 1) {
    before = add(1, before, element('article', `card c${card}`));
    roots.unshift(before);
  }
  for (const [card, root] of roots.entries()) {
    const price = add(root, null, element('p', 'price'));
    const title = add(root, price, element('h3', 'title'));
    add(title, null, { type: 3, textContent: `Boot ${card}` });
    add(price, null, { type: 3, textContent: `€ ${card},50` });
  }
  return {
    event: { type: 3, data: { source: 0, texts: [], attributes: [], removes: [], adds } },
    next: id,
  };
}

test('[FS1] products that are drawn again are the same bytes again, and take next to nothing when packed', () => {
  const encoder = openEncoder();
  const deflate = openDeflate();
  const decoder = openDecoder();
  const sizes: number[] = [];
  let first = 100;
  for (let times = 0; times < 4; times += 1) {
    const { event, next } = drawn(first);
    first = next;
    const bytes = encoder.encode([event]) ?? new Uint8Array(0);
    sizes.push(deflate.batch(bytes).length);
    expect(decoder.decode(bytes)).toStrictEqual([event]);
  }
  expect(sizes[0]).toBeGreaterThan(500);
  expect(sizes[3]).toBeLessThan(60);
});

test('[FS2] a decoder that has met a fault stays over', () => {
  const encoder = openEncoder();
  const decoder = openDecoder();
  const good = encoder.encode([{ a: 1 }]) ?? new Uint8Array(0);
  expect(decoder.decode(good.slice(0, -1))).toBeNull();
  expect(decoder.decode(good)).toBeNull();
});

test('[FS1] written in slices of any length, events are the same bytes as written at once', () => {
  const node = (id: number, ...childNodes: object[]): object => {
    return { type: 2, tagName: 'i', attributes: { class: `c${id % 3}` }, childNodes, id };
  };
  const deep = Array.from({ length: 40 }, (_, n) => n + 10).reduceRight<object>(
    (inner, id) => node(id, inner, { type: 3, textContent: `t${id}`, id: id + 100 }),
    node(9),
  );
  const tree = { type: 0, id: 1, childNodes: [deep, { strange: deep }, node(5, node(6), node(7))] };
  const events = [
    { type: 4, data: { node: tree, after: 'x' } },
    { type: 2, timestamp: 1, data: { first: [{ node: node(3) }], node: tree } },
    { node: tree, data: 7 },
    { type: 2, data: { node: tree }, timestamp: 2 },
  ];
  const whole = openEncoder().encode(events);
  for (let patience = 1; patience < 30; patience += 1) {
    const encoder = openEncoder();
    encoder.begin(events);
    let bytes: Uint8Array | null | undefined;
    let slices = 0;
    while (bytes === undefined) {
      let left = patience;
      slices += 1;
      bytes = encoder.more(() => {
        left -= 1;
        return left < 0;
      });
    }
    expect(bytes).toStrictEqual(whole);
    expect(slices).toBeGreaterThan(1);
  }
  expect(openDecoder().decode(whole ?? new Uint8Array(0))).toStrictEqual(events);
});
