/**
 * The page of a generated shop: 1,170 elements, 48 cards, 12 groups of facets. Everything on it comes from one
 * seed, so that every arm sees the same minute.
 */
export const SHOP_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Boots · Stride</title>
<style>
body { font: 15px/1.4 sans-serif; margin: 0; color: #222; }
header { display: flex; gap: 16px; padding: 12px 24px; border-bottom: 1px solid #ddd; }
nav a { margin-right: 12px; color: #246; text-decoration: none; }
main { display: grid; grid-template-columns: 220px 1fr; gap: 24px; padding: 24px; }
.facet { border-top: 1px solid #ddd; padding: 8px 0; }
.facet h4 { margin: 0 0 4px; font-size: 13px; text-transform: uppercase; }
.grid { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px; }
.card { border: 1px solid #ddd; border-radius: 6px; padding: 12px; }
.card img { width: 100%; height: 120px; background: #eee; }
.star.on { color: #c80; } .star { color: #ccc; }
.price strong { font-size: 18px; } .price s { color: #888; }
.badge { display: inline-block; background: #eef; border-radius: 3px; padding: 1px 6px; font-size: 12px; }
.banner { background: #fec; padding: 6px 24px; }
</style>
</head>
<body>
<header><a class="logo" href="/">Stride</a><nav></nav><form><input id="search" name="q" placeholder="Search"></form>
<a class="basket" href="/basket">Basket <span id="count">0</span></a></header>
<div class="banner" id="banner">Free delivery from 50</div>
<main><aside id="facets"></aside><section><div class="bar"><span id="shown"></span></div><div class="grid" id="grid"></div></section></main>
<footer id="footer"></footer>
<script>globalThis.shop = (SHOP)();</script>
</body>
</html>`.replace('SHOP', () => shop.toString());

/** What the page can be made to do. */
export interface Shop {
  elements(): number;
  rerender(): void;
  addToBasket(): void;
  append(): void;
  banner(): void;
  scroll(): void;
  type(): void;
  /** @param share 0..1 of the minute */
  point(share: number): void;
}

/** Runs in the page. */
function shop(): Shop {
  const CARDS = 48;
  const MORE = 24;
  const FACETS = 12;
  const CHOICES = 7;
  const LINKS = 38;
  let state = 42;
  const below = (max: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * max);
  };
  const of = (words: readonly string[]): string => words[below(words.length)] ?? '';
  const BRANDS = ['Alder', 'Birk', 'Cairn', 'Dune', 'Elm', 'Fell', 'Glen', 'Heath'];
  const KINDS = ['hiking boot', 'trail shoe', 'winter boot', 'sandal', 'work boot', 'sneaker'];
  const TRAITS = ['waterproof', 'light', 'wide fit', 'vegan', 'insulated', 'recycled', 'leather'];
  const make = (tag: string, fields: Record<string, string>, ...within: (Node | string)[]) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(fields)) element.setAttribute(name, value);
    element.append(...within);
    return element;
  };
  const card = (): HTMLElement => {
    const product = String(10_000 + below(5_000));
    const title = `${of(BRANDS)} ${of(TRAITS)} ${of(KINDS)}`;
    const stars = 1 + below(5);
    const cents = 2_995 + 500 * below(30);
    const link = `/product/${product}`;
    return make(
      'article',
      { class: 'card', 'data-product': product },
      make('a', { href: link }, make('img', { src: `/img/${product}.jpg`, alt: title })),
      make('h3', {}, make('a', { href: link }, title)),
      make(
        'div',
        { class: 'rating' },
        ...[1, 2, 3, 4, 5].map((n) =>
          make('span', { class: n <= stars ? 'star on' : 'star' }, '★'),
        ),
        make('span', { class: 'reviews' }, `(${below(400)})`),
      ),
      make(
        'p',
        { class: 'price' },
        make('strong', {}, `€ ${(cents / 100).toFixed(2)}`),
        make('s', {}, `€ ${((cents + 1_000) / 100).toFixed(2)}`),
      ),
      make(
        'div',
        {},
        make('span', { class: 'badge' }, of(TRAITS)),
        make('span', { class: 'stock' }, 'In stock'),
      ),
      make('button', { type: 'button', class: 'add' }, 'Add to basket'),
    );
  };
  const cards = (count: number): HTMLElement[] => Array.from({ length: count }, card);
  const byId = (id: string): HTMLElement => document.getElementById(id) ?? document.body;
  const grid = byId('grid');
  document
    .querySelector('nav')
    ?.append(...KINDS.map((kind) => make('a', { href: `/${kind}` }, kind)));
  for (let facet = 0; facet < FACETS; facet += 1) {
    const choices = Array.from({ length: CHOICES }, (_, choice) =>
      make(
        'label',
        {},
        make('input', { type: 'checkbox', name: `f${facet}`, value: `${choice}` }),
        of(TRAITS),
      ),
    );
    byId('facets').append(
      make('div', { class: 'facet' }, make('h4', {}, `Facet ${facet}`), ...choices),
    );
  }
  byId('footer').append(
    ...Array.from({ length: LINKS }, (_, link) => make('a', { href: `/help/${link}` }, of(TRAITS))),
  );
  grid.append(...cards(CARDS));
  let count = 0;
  let second = 0;
  let scrolled = 0;
  return {
    elements: () => document.querySelectorAll('*').length,
    rerender() {
      grid.replaceChildren(...cards(CARDS));
      byId('shown').textContent = `${100 + below(400)} products`;
    },
    addToBasket() {
      count += 1;
      byId('count').textContent = `${count}`;
      const button = grid.querySelectorAll('button')[below(CARDS)];
      button?.classList.add('added');
      if (button !== undefined) button.textContent = 'Added';
    },
    append: () => grid.append(...cards(MORE)),
    banner() {
      second += 1;
      byId('banner').textContent = `Order within ${60 - second} minutes, at home tomorrow`;
    },
    scroll() {
      scrolled = (scrolled + 400) % 2_400;
      scrollTo(0, scrolled);
    },
    type() {
      const search = byId('search');
      if (!(search instanceof HTMLInputElement)) return;
      search.value = `${search.value}${'boots for winter'[search.value.length % 16]}`;
      search.dispatchEvent(new Event('input', { bubbles: true }));
    },
    point(share) {
      const clientX = Math.round(640 + 560 * Math.sin(2 * Math.PI * 9 * share));
      const clientY = Math.round(450 + 380 * Math.sin(2 * Math.PI * 7 * share + 1));
      const target = document.elementFromPoint(clientX, clientY) ?? document.body;
      target.dispatchEvent(
        new MouseEvent('mousemove', { clientX, clientY, bubbles: true, view: window }),
      );
    },
  };
}
