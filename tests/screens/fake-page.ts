const STYLE = `
  body { margin: 0; font: 16px/24px Georgia, serif; color: #2b2420; background: #fdfaf5; }
  header { display: flex; flex-wrap: wrap; gap: 12px 32px; padding: 20px 40px; background: #40291f; color: #f6e9dc; }
  header b { font-size: 24px; }
  main { display: flex; flex-wrap: wrap; gap: 40px; padding: 32px 40px; }
  h1 { margin: 0 0 12px; font-size: 30px; line-height: 36px; }
  .shoe { width: min(420px, 100%); height: 360px; background: #d9c3a5; border-radius: 8px; }
  .shoe + div { flex: 1; min-width: 260px; }
  p { margin: 0 0 16px; }
  .price { font-size: 24px; font-weight: bold; }
  button { padding: 14px 28px; border: 0; border-radius: 6px; background: #9a3b1b; color: #fff; font: inherit; }
  input { padding: 10px; border: 1px solid #a8988a; border-radius: 4px; font: inherit; }
  .covered { width: 260px; height: 20px; background: repeating-linear-gradient(45deg, #c8c8c8 0 6px, #e4e4e4 6px 12px); }
`;

/** An ordinary page of a shop, made node by node as a player would. */
export function fillShopPage(page: Document, isNarrow: boolean): void {
  const make = (tag: string, text = '', name = ''): HTMLElement => {
    const element = page.createElement(tag);
    element.textContent = text;
    if (name !== '') element.className = name;
    return element;
  };
  const style = make('style', STYLE);
  page.head.append(style);
  page.documentElement.lang = 'en';
  page.title = 'Boots Vera';
  const header = make('header');
  header.append(
    make('b', 'Van Hout'),
    make('span', 'Boots'),
    make('span', 'Shoes'),
    make('span', 'Sale'),
  );
  const main = make('main');
  const about = make('div');
  const code = page.createElement('input');
  code.placeholder = 'Discount code';
  code.setAttribute('aria-label', 'Discount code');
  about.append(
    make('h1', 'Boots Vera, chestnut'),
    make('p', '€ 149.00', 'price'),
    make('p', 'Full grain leather, lined with wool. In sizes 36 to 43.'),
    make('div', '', 'covered'),
    make('p'),
    make('button', 'Add to basket'),
    make('p'),
    code,
  );
  main.append(make('div', '', 'shoe'), about);
  page.body.append(header, main);
  if (isNarrow) header.style.padding = '16px';
}
