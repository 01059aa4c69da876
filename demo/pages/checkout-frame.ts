import { priceOf } from '../catalogue/catalogue.ts';
import { subtotalMinor } from '../shop/basket.ts';
import { offMinor } from '../shop/coupon.ts';
import { price, vatInside } from '../shop/price.ts';
import { pricedLines } from '../shop/priced.ts';
import { ONE_SIZE } from '../shop/product.ts';
import { shippingById } from '../shop/shipping.ts';
import { CHECKOUT_STEPS, type CheckoutStep } from '../shop/shopper.ts';
import { type Html, html } from './html.ts';
import { TICK } from './icons.ts';
import { href, type View } from './page.ts';

/** What the steps share: where you are, the step itself, what you are buying. */
export function checkoutFrame(step: CheckoutStep, title: string, body: Html, view: View): Html {
  const { words } = view;
  return html`<div class="wrap page checkout">
<p class="checkout-back"><a class="arrow-link arrow-back" href="${href(view, '/basket')}" data-testid="back-to-basket">${words.backToBasket}</a></p>
${steps(step, view)}
<div class="two">
<div class="checkout-body"><h1>${title}</h1>
${body}
</div>
${orderSummary(view)}
</div>
</div>`;
}

/** At the foot of a step: on, and one step back. */
export function stepActs(
  forward: string,
  testId: string,
  back: CheckoutStep | undefined,
  view: View,
): Html {
  return html`<div class="step-acts">
<button class="button" type="submit" data-testid="${testId}">${forward}</button>
${back === undefined ? undefined : html`<a class="arrow-link arrow-back" href="${href(view, `/checkout/${back}`)}" data-testid="previous-step">${view.words.back}</a>`}
</div>`;
}

function steps(current: CheckoutStep, view: View): Html {
  const at = CHECKOUT_STEPS.indexOf(current);
  return html`<nav aria-label="${view.words.stepsLabel}"><ol class="steps">${CHECKOUT_STEPS.map(
    (step, index) => {
      const name = view.words.steps[step];
      if (index < at)
        return html`<li class="step-done"><a href="${href(view, `/checkout/${step}`)}"><span class="step-mark">${TICK}</span>${name}<span class="sr">, ${view.words.stepDone}</span></a></li>`;
      const current = index === at ? html` aria-current="step"` : undefined;
      return html`<li${current}><span class="step-mark">${index + 1}</span>${name}</li>`;
    },
  )}</ol></nav>`;
}

function orderSummary(view: View): Html {
  const { words, language, shopper } = view;
  const subtotal = subtotalMinor(shopper.basket, priceOf);
  const shipping = shippingById(shopper.shippingId);
  const { coupon } = shopper;
  const off = offMinor(coupon, subtotal, shipping?.costMinor ?? 0);
  const total = subtotal + (shipping?.costMinor ?? 0) - off;
  return html`<section class="summary" aria-labelledby="summary">
<h2 id="summary">${words.yourOrder}</h2>
<ul class="small-lines">${pricedLines(shopper.basket).map(
    ({ product, size, quantity }) =>
      html`<li><img src="/art/${product.id}.svg" alt="" width="56" height="56"><span class="small-name">${product.name[language]}<span class="small-kind">${size === ONE_SIZE ? words.oneSize : `${words.size} ${size}`} × ${quantity}</span></span><span>${price(product.priceMinor * quantity, language)}</span></li>`,
  )}</ul>
<dl class="sums">
<div><dt>${words.subtotal}</dt><dd>${price(subtotal, language)}</dd></div>
<div><dt>${words.shipping}</dt><dd data-testid="shipping-sum">${shipping === undefined ? words.shippingOpen : shippingPrice(shipping.costMinor, view)}</dd></div>
${coupon === undefined ? undefined : html`<div class="sum-off"><dt>${words.couponOff(coupon.code)}</dt><dd data-testid="discount">− ${price(off, language)}</dd></div>`}
<div class="sum-total"><dt>${words.total}</dt><dd data-testid="total">${price(total, language)}</dd></div>
</dl>
<p class="hint">${words.vatInside(price(vatInside(total), language))}</p>
</section>`;
}

export function shippingPrice(minor: number, { words, language }: View): string {
  return minor === 0 ? words.shippingFree : price(minor, language);
}
