const CARD_ELEMENTS = 10;
const RULES = 1_500;

/** A page with about so many elements and a style sheet as large as shops have; the same every time. */
export function bigPage(elements: number): string {
  const rules = Array.from(
    { length: RULES },
    (_, n) => `.c${n} .d${n % 97} { color: #${100 + (n % 900)}; padding: ${n % 9}px }`,
  ).join('\n');
  const cards = Array.from({ length: Math.round(elements / CARD_ELEMENTS) }, (_, n) => card(n));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Everything · Stride</title><style>${rules}</style></head><body>${cards.join('')}</body></html>`;
}

function card(n: number): string {
  return `<article class="card c${n % RULES}" data-product="${n}"><a href="/product/${n}"><img src="/img/${n}.jpg" alt="Boot ${n}" loading="lazy"></a><h3>Boot ${n}</h3><p>Waterproof, <b>light</b> and wide</p><span class="price d${n % 97}">€ ${20 + (n % 180)}</span><button type="button">Add to basket</button><i></i></article>`;
}
