import { adds, BEFORE, element, type HostileEvent } from './hostile-event.ts';

/** Nodes put into the picture that no page of ours puts there. */
export function hostileAdds(evil: string): readonly HostileEvent[] {
  const { body } = BEFORE;
  return [
    adds('a node that is its own parent', {
      parentId: 5_000,
      nextId: null,
      node: element(5_000, 'div', {}),
    }),
    adds(
      'parents of each other',
      { parentId: 5_002, nextId: null, node: element(5_001, 'div', {}) },
      { parentId: 5_001, nextId: null, node: element(5_002, 'div', {}) },
    ),
    adds(
      'siblings of each other',
      { parentId: body, nextId: 5_004, node: element(5_003, 'div', {}) },
      { parentId: body, nextId: 5_003, node: element(5_004, 'div', {}) },
    ),
    adds('two pages in one', { parentId: 1, nextId: null, node: element(5_005, 'html', {}) }),
    adds('a document in an element', {
      parentId: body,
      nextId: null,
      node: { type: 0, id: 5_006, childNodes: [] },
    }),
    adds('a doctype in an element', {
      parentId: body,
      nextId: null,
      node: { type: 1, id: 5_007, name: 'html><script>' },
    }),
    adds(
      'the same id twice',
      { parentId: body, nextId: null, node: element(5_008, 'div', {}) },
      { parentId: body, nextId: null, node: element(5_008, 'script', { src: `${evil}/e18` }) },
    ),
    adds('a root that is none', {
      parentId: body,
      nextId: null,
      node: { ...element(5_009, 'div', {}), rootId: body },
    }),
    { name: 'ten thousand deep', json: tenThousandDeep() },
    adds('in capitals', {
      parentId: body,
      nextId: null,
      node: element(5_010, 'SCRIPT', { SRC: `${evil}/e19`, OnLoad: 'parent.ran = 1' }),
    }),
    adds('a tag that is none', {
      parentId: body,
      nextId: null,
      node: element(5_011, '<img src=x onerror=parent.ran=1>', {}),
    }),
    adds('a tag of an object', {
      parentId: body,
      nextId: null,
      node: element(5_012, '__proto__', { constructor: 'x' }),
    }),
    adds('a custom element that may be none', {
      parentId: body,
      nextId: null,
      node: { ...element(5_013, 'font-face', {}), isCustom: true, isShadowHost: true },
    }),
    adds('a shadow on an input', {
      parentId: body,
      nextId: null,
      node: { ...element(5_014, 'input', {}), isShadowHost: true },
    }),
    adds('a shadow with a script', {
      parentId: body,
      nextId: null,
      node: {
        ...element(5_015, 'div', {}, [
          { ...element(5_016, 'script', { src: `${evil}/e20` }), isShadow: true },
          { ...element(5_017, 'img', { src: `${evil}/e21` }), isShadow: true },
        ]),
        isShadowHost: true,
      },
    }),
    adds(
      'a frame with a page',
      {
        parentId: body,
        nextId: null,
        node: element(5_018, 'iframe', { sandbox: '', src: `${evil}/e22` }),
      },
      {
        parentId: 5_018,
        nextId: null,
        node: {
          type: 0,
          id: 5_019,
          childNodes: [
            element(5_020, 'html', {}, [
              element(5_021, 'head', {}),
              element(5_022, 'body', { onload: 'parent.ran = 1' }, [
                element(5_023, 'img', { src: `${evil}/e23` }),
                element(5_024, 'script', {}, [{ type: 3, id: 5_025, textContent: 'top.ran = 1' }]),
              ]),
            ]),
          ],
        },
      },
    ),
    adds('a picture as a picture', {
      parentId: body,
      nextId: null,
      node: element(5_026, 'img', { src: 'x', rr_dataURL: `${evil}/e24` }),
    }),
    adds('a canvas as a picture', {
      parentId: body,
      nextId: null,
      node: element(5_027, 'canvas', { rr_dataURL: `${evil}/e25` }),
    }),
    adds(
      'a style in two pieces',
      { parentId: body, nextId: null, node: element(5_028, 'style', {}) },
      {
        parentId: 5_028,
        nextId: null,
        node: { type: 3, id: 5_029, textContent: 'body { background: u' },
      },
      {
        parentId: 5_028,
        nextId: null,
        node: { type: 3, id: 5_030, textContent: `rl(${evil}/e26) }` },
      },
    ),
    adds('a dialog over everything', {
      parentId: body,
      nextId: null,
      node: element(5_031, 'dialog', { open: '', rr_open_mode: 'modal' }, [
        element(5_032, 'input', { autofocus: '' }),
      ]),
    }),
    adds('an element of a thousand attributes', {
      parentId: body,
      nextId: null,
      node: element(
        5_033,
        'div',
        Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`a${n}`, 'b'])),
      ),
    }),
    adds('a number that is none', { parentId: 1e300, nextId: -5, node: element(1.5, 'div', {}) }),
    adds('nothing', null, 5, 'a', [], { parentId: body, node: null }),
    adds('a section of data', {
      parentId: body,
      nextId: null,
      node: { type: 4, id: 5_034, textContent: ']]><script>parent.ran = 1</script>' },
    }),
  ];
}

function tenThousandDeep(): string {
  let opening = '';
  for (let id = 50_000; id < 60_000; id += 1) {
    opening += `{"type":2,"id":${id},"tagName":"div","attributes":{},"childNodes":[`;
  }
  const node = `${opening}${']}'.repeat(10_000)}`;
  return `{"type":3,"data":{"source":0,"adds":[{"parentId":${BEFORE.body},"nextId":null,"node":${node}}]}}`;
}
