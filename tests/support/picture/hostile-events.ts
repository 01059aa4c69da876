import { hostileAdds } from './hostile-adds.ts';
import { attributes, BEFORE, change, element, type HostileEvent } from './hostile-event.ts';

/** Events that no page of ours sends, each after PICTURE_BEFORE. */
export function hostileEvents(evil: string): readonly HostileEvent[] {
  const { body, html, image, style, styleText } = BEFORE;
  return [
    attributes('src set later', image, { src: `${evil}/e1`, srcset: `${evil}/e2 2x` }),
    attributes('handler set later', image, { onerror: 'parent.ran = 1', src: 'x' }),
    attributes('style set later', body, { style: `background: url(${evil}/e3)` }),
    attributes('style by parts', body, { style: { background: `url(${evil}/e4)` } }),
    attributes('style by parts, urgent', body, {
      style: { background: [`url(${evil}/e5)`, 'important'] },
    }),
    attributes('style as a picture of itself', body, {
      style: { __proto__: `url(${evil})`, constructor: 'a' },
    }),
    attributes('sheet text set later', style, {
      _cssText: `@import "${evil}/e6"; body { background: url(${evil}/e7) }`,
    }),
    attributes(
      'names of every object',
      body,
      JSON.parse('{"__proto__":"a","constructor":"b","prototype":"c","toString":"d"}'),
    ),
    attributes('a style that is a list', body, { style: [1, 2, 3] }),
    attributes('an attribute that is an object', image, { src: { toString: 'a' } }),
    attributes('of an element nobody knows', 99_999, { src: `${evil}/e8` }),
    attributes('srcdoc set later', body, { srcdoc: '<script>parent.ran = 1</script>' }),
    attributes('names that are none', body, {
      'a b': 'c',
      '<img src=x onerror=parent.ran=1>': 'd',
      '': 'e',
    }),
    change('text of a style', {
      source: 0,
      adds: [],
      removes: [],
      attributes: [],
      texts: [{ id: styleText, value: `@import "${evil}/e9";` }],
    }),
    change('text that is none', {
      source: 0,
      adds: [],
      removes: [],
      attributes: [],
      texts: [{ id: styleText, value: { a: 1 } }],
    }),
    change('rule put in', {
      source: 8,
      id: style,
      adds: [{ rule: `body { background: url(${evil}/e10) }`, index: 0 }],
    }),
    change('rule deep down', {
      source: 8,
      id: style,
      adds: [{ rule: `a { background: url(${evil}/e11) }`, index: [0, 0, 0] }],
    }),
    change('rules replaced', {
      source: 8,
      id: style,
      replace: `body { background: url(${evil}/e12) }`,
      replaceSync: `@import "${evil}/e13";`,
    }),
    change('rule taken from nowhere', {
      source: 8,
      id: style,
      removes: [{ index: 1e9 }, { index: -1 }, { index: [] }, { index: 'a' }],
    }),
    change('declaration', {
      source: 13,
      id: style,
      index: [0],
      set: { property: 'background', value: `url(${evil}/e14)`, priority: 'important' },
    }),
    change('declaration of nothing', {
      source: 13,
      id: style,
      index: [9, 9, 9],
      set: { property: {}, value: [] },
    }),
    change('adopted sheet', {
      source: 15,
      id: 1,
      styleIds: [1],
      styles: [{ styleId: 1, rules: [{ rule: `body { background: url(${evil}/e15) }` }] }],
    }),
    change('adopted by nobody', {
      source: 15,
      id: 77_777,
      styleIds: [1e9, -1, 'a'],
      styles: [{ styleId: 'b' }],
    }),
    change('a font from elsewhere', {
      source: 10,
      family: 'f',
      fontSource: `url(${evil}/e16)`,
      buffer: false,
    }),
    change('a font of bytes that are none', {
      source: 10,
      family: 'f',
      fontSource: '[1,2',
      buffer: true,
    }),
    change('a font that is a function', {
      source: 10,
      family: { toString: 1 },
      fontSource: 'constructor',
      buffer: 'x',
    }),
    change('a canvas that draws', {
      source: 9,
      id: body,
      type: 0,
      commands: [
        { property: 'drawImage', args: [{ rr_type: 'ImageElement', src: `${evil}/e17` }] },
      ],
    }),
    change('input with markup', {
      source: 5,
      id: 12,
      text: '<script>parent.ran = 1</script>',
      isChecked: 'yes',
    }),
    change('input on the document', { source: 5, id: 1, text: 'a', isChecked: true }),
    change('scroll beyond everything', { source: 3, id: 1, x: 1e308, y: -1e308 }),
    change('scroll to what is no number', { source: 3, id: 1, x: 'NaN', y: null }),
    change('a viewport without end', { source: 4, width: 1e12, height: 1e12 }),
    change('a viewport of nothing', { source: 4, width: 0, height: -1 }),
    change('pointer without places', { source: 1, positions: [] }),
    change('pointer in no element', {
      source: 1,
      positions: [{ x: 1, y: 1, id: 123_456, timeOffset: -1e300 }],
    }),
    change('a press of an unknown kind', { source: 2, type: 'constructor', id: body, x: 1, y: 1 }),
    change('a double click', { source: 2, type: 4, id: image, x: 1, y: 1 }),
    change('a focus', { source: 2, type: 5, id: 12 }),
    change('a selection of a doctype', {
      source: 14,
      ranges: [{ start: 2, startOffset: 5, end: 2, endOffset: 9 }],
    }),
    change('a selection past the end', {
      source: 14,
      ranges: [{ start: 7, startOffset: 1e9, end: 7, endOffset: 1e9 }, null, 4],
    }),
    change('media that is none', { source: 7, id: image, type: 0, currentTime: -5 }),
    change('an unknown source', { source: 4711, id: 1 }),
    change('a source that is a name', { source: 'constructor' }),
    ...hostileAdds(evil),
    change('everything taken away', {
      source: 0,
      adds: [],
      texts: [],
      attributes: [],
      removes: [{ parentId: 1, id: html }],
    }),
    change('the document taken away', {
      source: 0,
      adds: [],
      texts: [],
      attributes: [],
      removes: [{ parentId: 0, id: 1 }],
    }),
    change('taken from where it is not', {
      source: 0,
      adds: [],
      texts: [],
      attributes: [],
      removes: [{ parentId: image, id: body }],
    }),
    change('no lists at all', { source: 0 }),
    change('lists that are none', {
      source: 0,
      adds: 'a',
      removes: {},
      texts: 5,
      attributes: null,
    }),
    { name: 'no event', event: null },
    { name: 'a text', event: 'event' },
    { name: 'a list', event: [3, {}] },
    { name: 'a type that is none', event: { type: 99, data: {} } },
    { name: 'no page', event: { type: 2, data: { node: null, initialOffset: null } } },
    {
      name: 'a page that is a text',
      event: { type: 2, data: { node: { type: 3, id: 1, textContent: 'a' } } },
    },
    {
      name: 'a page of nothing',
      event: {
        type: 2,
        data: { node: { type: 0, id: 1, childNodes: [], compatMode: 'BackCompat' } },
      },
    },
    {
      name: 'a page of two',
      event: {
        type: 2,
        data: {
          node: { type: 0, id: 1, childNodes: [element(2, 'html', {}), element(3, 'html', {})] },
        },
      },
    },
    { name: 'a size that is none', event: { type: 4, data: { width: 'wide', height: {} } } },
    {
      name: 'an address that is none',
      event: { type: 4, data: { width: 5, height: 5, href: 'javascript:parent.ran=1' } },
    },
    { name: 'a plugin', event: { type: 6, data: { plugin: 'a', payload: {} } } },
    { name: 'an asset', event: { type: 7, data: { url: `${evil}/e27`, payload: {} } } },
    { name: 'a note', event: { type: 8, data: { type: 'caption', text: '<script>' } } },
    {
      name: 'a digest that is none',
      event: { type: 5, data: { tag: 'digest', payload: { nodes: 'a' } } },
    },
    {
      name: 'a custom event of an object',
      event: { type: 5, data: { tag: '__proto__', payload: { __proto__: 1 } } },
    },
  ];
}
