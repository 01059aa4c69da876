import { PAIRS_PER_LINE } from '../bounds.ts';
import { priceOf } from '../catalogue/catalogue.ts';
import { subtotalMinor } from '../shop/basket.ts';
import { ga4Basket, type Priced } from '../shop/ga4.ts';
import { price, vatInside } from '../shop/price.ts';
import { pricedLines } from '../shop/priced.ts';
import { ONE_SIZE } from '../shop/product.ts';
import { flag, type Html, html } from './html.ts';
import { MINUS, PLUS } from './icons.ts';
import { href, type Page, type View } from './page.ts';

export function basketPage(view: View): Page {
  const { words } = view;
  const lines = pricedLines(view.shopper.basket);
  return {
    id: 'basket',
    status: 200,
    title: words.basketTitle,
    pushes: lines.length === 0 ? [] : [{ event: 'view_cart', ecommerce: ga4Basket(lines) }],
    main: html`<div class="wrap page">
<div class="page-head"><h1>${words.basketTitle}</h1></div>
${lines.length === 0 ? empty(view) : filled(lines, view)}
</div>`,
  };
}

function empty(view: View): Html {
  return html`<div class="empty"><p class="lead-text">${view.words.basketEmpty}</p><p><a class="button" href="${href(view, '/women')}">${view.words.basketEmptyAct}</a></p></div>`;
}

function filled(lines: readonly Priced[], view: View): Html {
  const { words, language, shopper } = view;
  const subtotal = subtotalMinor(shopper.basket, priceOf);
  return html`<div class="two">
<div>
<ul class="lines">${lines.map((line) => basketLine(line, view))}</ul>
<p><a class="arrow-link" href="${href(view, '/women')}">${words.goOnShopping}</a></p>
</div>
<section class="summary" aria-labelledby="summary">
<h2 id="summary">${words.summary}</h2>
<dl class="sums">
<div><dt>${words.subtotal}</dt><dd data-testid="subtotal">${price(subtotal, language)}</dd></div>
<div><dt>${words.shipping}</dt><dd>${words.shippingLater}</dd></div>
<div class="sum-total"><dt>${words.total}</dt><dd>${price(subtotal, language)}</dd></div>
</dl>
<p class="hint">${words.vatInside(price(vatInside(subtotal), language))}</p>
<p><a class="button wide" href="${href(view, '/checkout/details')}" data-testid="go-to-checkout">${words.goToCheckout}</a></p>
</section>
</div>`;
}

function basketLine({ product, size, quantity }: Priced, view: View): Html {
  const { words, language } = view;
  const name = product.name[language];
  const act = (
    value: string,
    label: string,
    content: Html | string,
    style: string,
    isOff: boolean,
  ) =>
    html`<button class="${style}" type="submit" name="act" value="${value}" aria-label="${label}" data-testid="${value}-${product.id}"${flag('disabled', isOff)}>${content}</button>`;
  return html`<li class="line">
<img class="line-picture" src="/art/${product.id}.svg" alt="" width="120" height="120">
<div class="line-words">
<h2 class="line-name"><a href="${href(view, `/product/${product.id}`)}">${name}</a></h2>
<p class="line-kind">${product.kind[language]}, ${product.colour[language]}</p>
<p class="line-kind">${size === ONE_SIZE ? words.oneSize : `${words.size} ${size}`}</p>
</div>
<form class="line-acts" method="post" action="${href(view, '/basket/change')}">
<input type="hidden" name="product" value="${product.id}"><input type="hidden" name="size" value="${size}">
<div class="stepper" role="group" aria-label="${words.quantity}">
${act('fewer', words.fewer(name), MINUS, 'step', false)}<span class="step-count"><span class="sr">${words.quantity}: </span>${quantity}</span>${act('more', words.more(name), PLUS, 'step', quantity >= PAIRS_PER_LINE)}
</div>
${act('remove', words.removeOf(name), words.remove, 'link', false)}
</form>
<p class="line-price">${price(product.priceMinor * quantity, language)}</p>
</li>`;
}
