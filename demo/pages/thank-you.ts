import { price } from '../shop/price.ts';
import { pricedLines } from '../shop/priced.ts';
import { ONE_SIZE } from '../shop/product.ts';
import { shippingById } from '../shop/shipping.ts';
import type { Order } from '../shop/shopper.ts';
import { shippingPrice } from './checkout-frame.ts';
import { html } from './html.ts';
import { href, type Page, type View } from './page.ts';

export function thankYouPage(order: Order, view: View): Page {
  const { words, language } = view;
  const lines = pricedLines(order.basket);
  const shippingMinor = shippingById(order.shippingId)?.costMinor ?? 0;
  const { coupon } = order;
  return {
    id: 'thank-you',
    status: 200,
    title: words.thankTitle(order.firstName),
    pushes: [],
    main: html`<div class="wrap page">
<div class="page-head"><h1>${words.thankTitle(order.firstName)}</h1>
<p class="lead-text" data-testid="order-placed">${words.thankText(order.id, order.email)}</p></div>
<div class="two">
<section aria-labelledby="next"><h2 id="next">${words.thankNext}</h2><ol class="next-steps">${words.thankSteps.map(
      (step) => html`<li>${step}</li>`,
    )}</ol><p><a class="button quiet" href="${href(view, '/')}">${words.thankMore}</a></p></section>
<section class="summary" aria-labelledby="summary"><h2 id="summary">${words.yourOrder}</h2>
<ul class="small-lines">${lines.map(
      ({ product, size, quantity }) =>
        html`<li><img src="/art/${product.id}.svg" alt="" width="56" height="56"><span class="small-name">${product.name[language]}<span class="small-kind">${size === ONE_SIZE ? words.oneSize : `${words.size} ${size}`} × ${quantity}</span></span><span>${price(product.priceMinor * quantity, language)}</span></li>`,
    )}</ul>
<dl class="sums">
<div><dt>${words.shipping}</dt><dd>${shippingPrice(shippingMinor, view)}</dd></div>
${coupon === undefined ? undefined : html`<div class="sum-off"><dt>${words.couponOff(coupon.code)}</dt><dd data-testid="discount">− ${price(coupon.takenMinor, language)}</dd></div>`}
<div class="sum-total"><dt>${words.total}</dt><dd data-testid="total">${price(order.totalMinor, language)}</dd></div>
</dl></section>
</div>
</div>`,
  };
}
