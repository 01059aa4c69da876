/** A way of changing a page, run once while it is recorded. */
export interface Shape {
  readonly name: string;
  readonly path: '/shop' | '/plain';
  /** Before anything is recorded. */
  readonly before: string;
  readonly run: string;
}

/** A page with nothing in it but a place. */
export const PLAIN_PAGE =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plain</title></head><body><main id="place"></main></body></html>';

const PLACE = `const place = document.getElementById('place');
  const make = (text, ...within) => { const made = document.createElement('div'); made.append(text, ...within); return made; };`;
/** Thousand elements, ten in each. */
const WIDE = `const wide = () => { const all = document.createDocumentFragment();
  for (let n = 0; n < 1000; n += 1) all.append(make('', ...Array.from({ length: 10 }, (_, m) => make('w' + n + ' ' + m))));
  return all; };`;

const inPlain = (name: string, run: string, before = '0'): Shape => ({
  name,
  path: '/plain',
  before: `(async () => { ${PLACE} ${before} })()`,
  run: `(async () => { ${PLACE} ${WIDE} ${run} })()`,
});

/** Nothing waits for a paint but these: between steps that would otherwise be one. */
const NEXT_PAINT = 'await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));';

/** A busy shop page, and six pages that each do one thing far too much. */
export const SHAPES: readonly Shape[] = [
  {
    name: 'shop burst',
    path: '/shop',
    before: '0',
    run: `(async () => {
      for (let n = 0; n < 12; n += 1) shop.rerender();
      for (let n = 0; n < 20; n += 1) shop.addToBasket();
      for (let n = 0; n < 4; n += 1) shop.append();
    })()`,
  },
  inPlain(
    'many deep',
    `for (let root = 0; root < 100; root += 1) {
      let inner = make('r' + root);
      for (let depth = 1; depth < 256; depth += 1) inner = make('', inner);
      place.append(inner);
    }`,
  ),
  inPlain('wide', 'place.append(wide());'),
  inPlain(
    'wide, gone, wide',
    `place.append(wide()); ${NEXT_PAINT} place.replaceChildren(); ${NEXT_PAINT} place.append(wide());`,
  ),
  inPlain(
    'one in the next',
    `let inner = place;
    for (let depth = 0; depth < 1000; depth += 1) { const next = make('d' + depth); inner.append(next); inner = next; }`,
  ),
  inPlain(
    'added and moved twice',
    `const all = Array.from({ length: 10000 }, (_, n) => make('m' + n));
    const [one, two] = [make(''), make('')];
    place.append(one, two);
    one.append(...all); two.append(...all); one.append(...all.toReversed());`,
  ),
  inPlain(
    'classes',
    `for (const [n, each] of [...place.children].entries()) each.className = 'c' + (n % 7);`,
    `for (let n = 0; n < 10000; n += 1) place.append(make('c' + n));`,
  ),
];
