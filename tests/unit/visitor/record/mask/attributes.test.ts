import { expect, test, vi } from 'vitest';
import { type Bearer, maskAttribute } from '../../../../../visitor/record/mask/attributes.ts';

// A browser's own list of what CSS names is asked; two of it stand for all (tests/mirror has a browser).
vi.stubGlobal('CSS', {
  supports: (name: string) => name === 'fill-rule' || name === 'stroke-dasharray',
});

const bearer: Bearer = {
  tag: 'div',
  type: '',
  rel: '',
  isDrawing: false,
  zone: 0,
  isOpen: false,
  text: (text) => text,
  css: (css) => css,
};
const drawing: Bearer = { ...bearer, tag: 'path', isDrawing: true };

test.each(['colspan', 'rowspan', 'rows', 'valign', 'vlink', 'minlength', 'xmlns:xlink', 'hspace'])(
  '[MK2] what %s says is told: a page needs it to look the same',
  (name) => {
    expect(maskAttribute(name, 'anything', bearer)).toBe('anything');
  },
);

test.each([
  'd',
  'y2',
  'refX',
  'fill-rule',
  'stroke-dasharray',
  'gradientUnits',
  'startOffset',
  'in2',
])('[MK2] what %s says is told of a drawing, and of nothing else', (name) => {
  expect(maskAttribute(name, 'anything', drawing)).toBe('anything');
  expect(maskAttribute(name, 'anything', bearer)).toBe('');
});

test.each([
  'data-fill-rule',
  'my-colspan',
  'colspans',
  'ng-reflect-name',
  'stroke-',
  'rr_name',
  'q1',
])('[MK2] of %s nothing is told but its name, a word for a state or its own name again', (name) => {
  for (const each of [bearer, drawing]) {
    expect(maskAttribute(name, 'anything', each)).toBe('');
    expect(maskAttribute(name, 'selected', each)).toBe('selected');
    expect(maskAttribute(name, name, each)).toBe(name);
  }
});

test.each(['onclick', 'ONLOAD', 'title', 'formaction', 'srcdoc', 'rr_dataURL', 'jan@example.com'])(
  '[MK2] of %s not even the name is told',
  (name) => {
    expect(maskAttribute(name, 'true', bearer)).toBeUndefined();
    expect(maskAttribute(name, null, bearer)).toBeUndefined();
  },
);
