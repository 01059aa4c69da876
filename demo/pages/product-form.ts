import { ONE_SIZE, type Product, type Size } from '../shop/product.ts';
import { flag, type Html, html } from './html.ts';
import { BACK_ARROW, HAMMER, TRUCK } from './icons.ts';
import { href, type View } from './page.ts';

/** A plain form that works without a script; the script only spares the shopper the new page. */
export function productForm(product: Product, isSizeMissing: boolean, view: View): Html {
  const { words, language } = view;
  return html`<form class="buy" method="post" action="${href(view, '/basket/add')}" id="buy" data-name="${product.name[language]}" novalidate>
<input type="hidden" name="product" value="${product.id}">
<p class="colour"><span class="label">${words.colour}</span> <span class="swatch"><img src="/art/${product.id}-colour.svg" alt="" width="18" height="18"></span> ${product.colour[language]}</p>
${product.sizes.length === 0 ? html`<input type="hidden" name="size" value="${ONE_SIZE}">` : sizes(product.sizes, isSizeMissing, view)}
<button class="button wide" type="submit" data-testid="add-to-basket">${words.addToBasket}</button>
<div class="added" id="added" role="status" data-testid="added" data-full="${words.addedFull}" data-failed="${words.addFailed}"></div>
<template id="added-text"><p>${words.added(product.name[language])}</p><a class="arrow-link" href="${href(view, '/basket')}" data-testid="to-basket">${words.toBasket}</a></template>
</form>
<ul class="promises" aria-label="${words.deliveryLabel}">
<li>${TRUCK}<span>${words.delivery}</span></li>
<li>${BACK_ARROW}<span>${words.returns}</span></li>
<li>${HAMMER}<span>${words.repair}</span></li>
</ul>`;
}

function sizes(all: readonly Size[], isMissing: boolean, { words }: View): Html {
  return html`<fieldset class="sizes" id="sizes" aria-describedby="size-error size-help">
<legend class="label">${words.size}</legend>
<div class="size-row">${all.map((size) => sizeChoice(size, words.sizeSoldOut))}</div>
<p class="error" id="size-error" role="alert" data-missing="${words.sizeMissing}">${isMissing ? words.sizeMissing : ''}</p>
<p class="hint" id="size-help">${words.sizeHelp}</p>
</fieldset>`;
}

function sizeChoice({ label, inStock }: Size, soldOut: string): Html {
  return html`<label class="size${inStock ? '' : ' size-out'}" data-testid="size-${label}"><input type="radio" name="size" value="${label}"${flag('disabled', !inStock)}><span>${label}${inStock ? undefined : html`<span class="sr">, ${soldOut}</span>`}</span></label>`;
}
