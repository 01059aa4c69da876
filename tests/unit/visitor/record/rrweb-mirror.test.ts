// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { createMirror, LEFT_OUT } from '../../../../visitor/record/rrweb-mirror.ts';
import { createShown, type Place } from '../../../../visitor/record/shown.ts';

function aPicture() {
  const shown = createShown();
  const mirror = createMirror(shown.idOf);
  const inPage = (tag = 'p'): Element => document.body.appendChild(document.createElement(tag));
  const put = (node: Node, id: number, isRoot = false): void => {
    const flags = { isLeaf: false, isBoxed: false, isRoot, isFramed: false };
    const place: Place = {
      id,
      parent: null,
      holds: [],
      toldIn: 0,
      root: null,
      frame: null,
      ...flags,
    };
    shown.put(node, place);
  };
  const take = (node: Node): number => {
    const id = mirror.take(node, false, true);
    put(node, id);
    return id;
  };
  return { shown, mirror, inPage, put, take };
}

test('[RC4] a node is written down by the number that was told of it before', () => {
  const { mirror, inPage, take } = aPicture();
  const clicked = inPage();
  const told = mirror.getId(clicked);
  expect(mirror.getNode(told)).toBeNull();
  expect(take(clicked)).toBe(told);
  expect([mirror.getId(clicked), mirror.getNode(told)]).toEqual([told, clicked]);
});

test('[RC4] what was in the last picture has the same number in the next, and what was not has none of its', () => {
  const { shown, mirror, inPage, take } = aPicture();
  const [stays, leaves] = [inPage(), inPage()];
  const before = take(stays);
  const gone = take(leaves);
  shown.renew();
  // Begun anew before it was done: nobody was told of that one.
  shown.renew();
  expect(take(stays)).toBe(before);
  shown.settle();
  expect(mirror.getId(stays)).toBe(before);
  expect(take(leaves)).toBeGreaterThan(gone);
});

test('[RC3] a node that loses its place keeps its number, but not one that was in a frame', () => {
  const { shown, mirror, inPage, take } = aPicture();
  for (const isFramed of [false, true]) {
    const moved = inPage();
    const before = take(moved);
    shown.forget(moved, (node, { id }) => mirror.keep(node, id));
    if (isFramed) mirror.forget(moved);
    expect(take(moved) === before).toBe(!isFramed);
  }
});

test('[RC3] a shadow root has the number of its host, and is not told by it; what is left out has none', () => {
  const { shown, mirror, inPage, put, take } = aPicture();
  const host = inPage('div');
  const root = host.attachShadow({ mode: 'open' });
  put(root, take(host), true);
  expect([shown.idOf(root), mirror.getId(root)]).toEqual([undefined, -1]);
  const script = inPage('script');
  expect(mirror.take(script, true, true)).toBe(LEFT_OUT);
  expect(mirror.getId(script)).toBe(LEFT_OUT);
});
