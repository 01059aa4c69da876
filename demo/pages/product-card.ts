import { price } from '../shop/price.ts';
import type { Product } from '../shop/product.ts';
import { type Html, html } from './html.ts';
import { href, type View } from './page.ts';

/** `level` keeps headings in order: under an h1 a card is an h2, under a section's h2 an h3. */
export function productCard(product: Product, view: View, level: 2 | 3): Html {
  const { language, words } = view;
  const name = html`<a href="${href(view, `/product/${product.id}`)}" data-testid="product-${product.id}">${product.name[language]}</a>`;
  return html`<li class="card">
<div class="card-picture">${product.isNew === true ? html`<span class="badge">${words.isNew}</span>` : undefined}<img src="/art/${product.id}.svg" alt="" width="400" height="400"></div>
${level === 2 ? html`<h2 class="card-name">${name}</h2>` : html`<h3 class="card-name">${name}</h3>`}
<p class="card-kind">${product.kind[language]}, ${product.colour[language]}</p>
<p class="card-price">${price(product.priceMinor, language)}</p>
</li>`;
}

export function productGrid(products: readonly Product[], view: View, level: 2 | 3): Html {
  return html`<ul class="grid">${products.map((product) => productCard(product, view, level))}</ul>`;
}
