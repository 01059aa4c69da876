import { SHIPPINGS } from '../shop/shipping.ts';
import { breadcrumb } from './breadcrumb.ts';
import { shippingPrice } from './checkout-frame.ts';
import { html } from './html.ts';
import type { Page, View } from './page.ts';

export function servicePage(view: View): Page {
  const { words, language } = view;
  return {
    id: 'service',
    status: 200,
    title: words.serviceTitle,
    pushes: [],
    main: html`<div class="wrap page">
${breadcrumb([{ name: words.serviceTitle }], view)}
<div class="page-head"><h1>${words.serviceTitle}</h1><p class="lead-text">${words.serviceIntro}</p></div>
<div class="prose">
<section aria-labelledby="costs" data-toonbank="shipping-cost"><h2 id="costs">${words.serviceShipping}</h2>
<table><thead><tr>${words.serviceShippingHead.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${SHIPPINGS.map(
      (shipping) =>
        html`<tr><th scope="row">${shipping.name[language]}</th><td>${shipping.note[language]}</td><td>${shippingPrice(shipping.costMinor, view)}</td></tr>`,
    )}</tbody></table>
<p>${words.serviceShippingText}</p></section>
<section aria-labelledby="returns"><h2 id="returns">${words.serviceReturns}</h2><p>${words.serviceReturnsText}</p></section>
<section aria-labelledby="repair"><h2 id="repair">${words.serviceRepair}</h2><p>${words.serviceRepairText}</p></section>
<section aria-labelledby="shop"><h2 id="shop">${words.serviceShop}</h2><p>${words.serviceShopText}</p></section>
</div>
</div>`,
  };
}
