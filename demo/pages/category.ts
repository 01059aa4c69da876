import { productsOf } from '../catalogue/catalogue.ts';
import { ga4List } from '../shop/ga4.ts';
import type { CategoryId, Product } from '../shop/product.ts';
import { breadcrumb } from './breadcrumb.ts';
import { type Html, html } from './html.ts';
import { href, type Page, type View } from './page.ts';
import { productGrid } from './product-card.ts';

const LIST_NAMES = { women: "Women's boots", men: "Men's boots", care: 'Care' } as const;

export function categoryPage(id: CategoryId, kind: string | undefined, view: View): Page {
  const { words } = view;
  const all = productsOf(id);
  const shown = all.filter((product) => kind === undefined || product.silhouette === kind);
  const name = words.categories[id];
  return {
    id: 'category',
    status: 200,
    title: name,
    pushes: [ga4List(id, LIST_NAMES[id], shown)],
    main: html`<div class="wrap page">
${breadcrumb([{ name }], view)}
<div class="page-head">
<h1>${name}</h1>
<p class="lead-text">${words.categoryIntro[id]}</p>
</div>
<div class="list-bar">
${filters(id, all, kind, view)}
<p class="list-count">${words.productCount(shown.length)}</p>
</div>
${productGrid(shown, view, 2)}
</div>`,
  };
}

function filters(
  id: CategoryId,
  all: readonly Product[],
  chosen: string | undefined,
  view: View,
): Html | undefined {
  const kinds = new Map(all.map((product) => [product.silhouette, product.kind[view.language]]));
  if (kinds.size === all.length) return undefined;
  const chip = (name: string, path: string, isChosen: boolean) =>
    html`<li><a class="chip" href="${href(view, path)}"${isChosen ? html` aria-current="true"` : undefined}>${name}</a></li>`;
  return html`<nav aria-label="${view.words.filterLabel}"><ul class="chips">
${chip(view.words.filterAll, `/${id}`, chosen === undefined)}
${[...kinds].map(([silhouette, name]) => chip(name, `/${id}?kind=${silhouette}`, chosen === silhouette))}
</ul></nav>`;
}
