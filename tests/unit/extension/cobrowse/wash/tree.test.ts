import { expect, test } from 'vitest';
import { allowedFrom } from '../../../../../extension/cobrowse/wash/addresses.ts';
import { washAttribute } from '../../../../../extension/cobrowse/wash/attributes.ts';
import { type Told, washEvent } from '../../../../../extension/cobrowse/wash/event.ts';
import type { Known, MutationSide } from '../../../../../extension/cobrowse/wash/mutation.ts';
import {
  OVER_MARK,
  QUIET_IMAGE,
  QUIET_MARK,
} from '../../../../../extension/cobrowse/wash/quiet.ts';
import { newGrowth, washTree } from '../../../../../extension/cobrowse/wash/tree.ts';
import { COBROWSE_NODES_MAX, PICTURE_DEPTH_MAX } from '../../../../../shared/protocol/limits.ts';

const KNOWN: Readonly<Record<number, Known>> = {
  10: { tag: 'img', isSvg: false },
  11: { tag: 'a', isSvg: false },
  12: { tag: 'dialog', isSvg: false },
};
const side: MutationSide = {
  allowed: allowedFrom(['https://shop.example']),
  known: (id) => KNOWN[id] ?? null,
  parentTag: (id) => (id === 21 ? 'style' : 'p'),
};
const one = (tag: string, name: string, value: string, isSvg = false) =>
  washAttribute(tag, isSvg, name, value, side)?.value ?? null;
const element = (
  id: number,
  tagName: string,
  attributes: object = {},
  childNodes: object[] = [],
) => ({
  ...{ type: 2, id, tagName, attributes, childNodes },
});

test('[VW7] what loads is kept when it comes from an allowed origin, and is quiet or gone when not', () => {
  expect(one('img', 'src', 'https://shop.example/a.png')).toBe('https://shop.example/a.png');
  expect(one('img', 'src', 'https://evil.test/a.png')).toBe(QUIET_IMAGE);
  expect(one('img', 'src', 'data:image/png;base64,AA')).toBe('data:image/png;base64,AA');
  expect(one('img', 'src', 'data:text/html,<p>')).toBe(QUIET_IMAGE);
  expect(one('img', 'srcset', 'https://shop.example/a,b.png 1x, https://evil.test/c 2x')).toBe(
    'https://shop.example/a,b.png 1x',
  );
  expect(one('img', 'srcset', 'https://evil.test/c 2x')).toBeNull();
  expect(one('video', 'poster', 'https://evil.test/a')).toBe(QUIET_IMAGE);
  expect(one('video', 'src', 'https://evil.test/a')).toBeNull();
  expect(one('link', 'href', 'https://shop.example/a.css')).toBe('https://shop.example/a.css');
  expect(one('link', 'href', 'data:text/css,a{}')).toBeNull();
  expect(one('link', 'rel', 'stylesheet')).toBe('stylesheet');
  expect(one('link', 'rel', 'stylesheet preload')).toBeNull();
  expect(one('td', 'background', 'https://evil.test/a')).toBeNull();
  expect(one('image', 'href', 'https://evil.test/a', true)).toBe(QUIET_IMAGE);
  expect(one('use', 'href', '#icon', true)).toBe('#icon');
  expect(one('use', 'href', 'https://shop.example/i.svg#a', true)).toBeNull();
  expect(one('', 'src', 'https://shop.example/a.png')).toBeNull();
});

test('[VW7] what runs, leads away, sends or takes the focus is not kept', () => {
  const gone: readonly (readonly [string, string])[] = [
    ['p', 'onclick'],
    ['p', 'OnError'],
    ['svg', 'onload'],
    ['iframe', 'src'],
    ['iframe', 'srcdoc'],
    ['iframe', 'sandbox'],
    ['iframe', 'name'],
    ['object', 'data'],
    ['embed', 'src'],
    ['form', 'action'],
    ['button', 'formaction'],
    ['a', 'ping'],
    ['a', 'target'],
    ['a', 'attributionsrc'],
    ['base', 'href'],
    ['meta', 'http-equiv'],
    ['input', 'autofocus'],
    ['video', 'autoplay'],
    ['img', 'crossorigin'],
    ['script', 'src'],
    ['p', 'nonce'],
    ['link', 'imagesrcset'],
    ['p', '__proto__'],
    ['p', 'a b'],
  ];
  for (const [tag, name] of gone) {
    expect(
      washAttribute(tag, false, name, 'https://shop.example/', side),
      `${tag} ${name}`,
    ).toBeNull();
  }
  expect(one('a', 'href', 'https://shop.example/cart')).toBe('#');
  expect(one('meta', 'name', 'referrer')).toBeNull();
  expect(one('meta', 'name', 'viewport')).toBe('viewport');
  expect(one('set', 'attributeName', 'href', true)).toBeNull();
  expect(one('set', 'attributeName', 'fill', true)).toBe('fill');
});

test('[VW7] names that a document knows something by are changed, others stay', () => {
  expect(one('input', 'name', 'childNodes')).toBe('childNodes-');
  expect(one('select', 'id', 'style')).toBe('style-');
  expect(one('object', 'id', 'head')).toBe('head-');
  expect(one('input', 'name', 'title')).toBe('title');
  expect(one('div', 'id', 'head')).toBe('head');
  expect(one('form', 'name', 'head')).toBeNull();
});

test('[VW7] a tree keeps its ids and places, and only what is known of it', () => {
  const tree = washTree(
    element(1, 'DIV', { class: 'a', onclick: 'run()' }, [
      element(2, 'script', { src: 'x' }, [{ type: 3, id: 3, textContent: 'run()' }]),
      { type: 5, id: 4, textContent: 'secret' },
      { type: 4, id: 5, textContent: 'words' },
      element(6, 'style', {}, [
        { type: 3, id: 7, textContent: '@import "https://evil.test";a{b:c}' },
      ]),
      element(2, 'img'),
      element(8, '<img>', {}),
      null as unknown as object,
    ]),
    side,
    newGrowth(),
  );
  expect(tree).toEqual(
    element(1, 'div', { class: 'a' }, [
      element(2, 'noscript', {}, [{ type: 3, id: 3, textContent: 'run()' }]),
      { type: 5, id: 4, textContent: '' },
      { type: 3, id: 5, textContent: 'words' },
      element(6, 'style', {}, [{ type: 3, id: 7, textContent: 'a{b:c}' }]),
      element(8, 'div'),
    ]),
  );
});

test('[VW7, LM1] deeper than PICTURE_DEPTH_MAX and more than COBROWSE_NODES_MAX nodes are cut off', () => {
  let deep: object = element(5_000, 'i');
  for (let id = 4_999; id > 4_999 - PICTURE_DEPTH_MAX - 10; id -= 1)
    deep = element(id, 'i', {}, [deep]);
  const growth = newGrowth();
  washTree(deep, side, growth);
  expect(growth.nodes).toBe(PICTURE_DEPTH_MAX + 1);
  const wide = Array.from({ length: COBROWSE_NODES_MAX + 10 }, (_, n) => ({
    type: 3,
    id: n + 2,
    textContent: '',
  }));
  const most = newGrowth();
  washTree(element(1, 'p', {}, wide), side, most);
  expect(most.nodes).toBe(COBROWSE_NODES_MAX);
});

test('[VW7] a shadow root, a custom element and a quirky document are made only where they can be', () => {
  const wash = (raw: object) => washTree(raw, side, newGrowth());
  expect(wash({ ...element(1, 'input'), isShadowHost: true })).not.toHaveProperty('isShadowHost');
  expect(wash({ ...element(1, 'my-card'), isShadowHost: true, isCustom: true })).toMatchObject({
    isShadowHost: true,
    isCustom: true,
  });
  expect(wash({ ...element(1, 'font-face'), isCustom: true })).not.toHaveProperty('isCustom');
  expect(wash({ type: 0, id: 1, childNodes: [], compatMode: 'BackCompat' })).not.toHaveProperty(
    'compatMode',
  );
});

const told = (data: object): Told | null => washEvent({ type: 3, data }, side);
const attributes = (id: number, set: object) => {
  const out = told({ source: 0, attributes: [{ id, attributes: set }] });
  if (out?.for !== 'player' || out.event.type !== 3 || !('attributes' in out.event.data))
    return null;
  return out.event.data.attributes[0]?.attributes;
};

test('[VW7] attributes that change are washed by the element they are on', () => {
  expect(attributes(10, { src: 'https://evil.test/a', alt: 'x' })).toEqual({
    src: QUIET_IMAGE,
    alt: 'x',
  });
  expect(attributes(11, { href: 'https://evil.test/a', onclick: 'run()' })).toEqual({
    href: '#',
    onclick: null,
  });
  expect(attributes(12, { rr_open_mode: 'modal', open: '' })).toEqual({
    [OVER_MARK]: '',
    open: '',
  });
  expect(attributes(12, { rr_open_mode: null, open: null })).toEqual({
    [OVER_MARK]: null,
    open: null,
  });
  expect(
    attributes(10, {
      rr_src: null,
      style: { color: false, background: ['url(//evil.test)', 'important'], width: '1px' },
    }),
  ).toMatchObject({
    [QUIET_MARK]: null,
    style: { color: false, width: '1px' },
  });
  expect(
    JSON.stringify(attributes(10, { style: { background: 'url(//evil.test)' } })),
  ).not.toContain('evil');
  expect(attributes(99, { src: 'https://shop.example/a.png', class: 'b' })).toEqual({
    src: null,
    class: 'b',
  });
});

test('[VW8] pointer, presses, selection, media and size are told apart from what the player builds', () => {
  expect(
    told({
      source: 1,
      positions: [
        { id: 1, x: 1, y: 1 },
        { id: 2, x: 3, y: 4 },
      ],
    }),
  ).toEqual({ for: 'pointer', place: { id: 2, x: 3, y: 4 }, isClick: false });
  expect(told({ source: 2, type: 2, id: 5, x: 1, y: 2 })).toEqual({
    for: 'pointer',
    place: { id: 5, x: 1, y: 2 },
    isClick: true,
  });
  expect(told({ source: 2, type: 5, id: 5, x: 1, y: 2 })).toBeNull();
  expect(told({ source: 4, width: 390, height: 844 })).toEqual({
    for: 'size',
    width: 390,
    height: 844,
    href: null,
  });
  expect(told({ source: 7, type: 1, id: 5, currentTime: 3 })).toEqual({
    for: 'media',
    id: 5,
    act: 'pause',
    atS: 3,
  });
  expect(
    told({ source: 14, ranges: [{ start: 1, startOffset: 0, end: 2, endOffset: 3 }, {}] }),
  ).toEqual({
    for: 'selection',
    ranges: [{ start: 1, startOffset: 0, end: 2, endOffset: 3 }],
  });
  expect(told({ source: 9, id: 1 })).toBeNull();
  expect(washEvent({ type: 6, data: {} }, side)).toBeNull();
});
