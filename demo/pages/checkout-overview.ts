import { paymentById } from '../shop/payment.ts';
import { shippingById } from '../shop/shipping.ts';
import type { CheckoutStep } from '../shop/shopper.ts';
import { checkoutFrame, shippingPrice, stepActs } from './checkout-frame.ts';
import { type Html, html } from './html.ts';
import { href, type Page, type View } from './page.ts';

export function checkoutOverviewPage(view: View): Page {
  const { words, language, shopper } = view;
  const { details } = shopper;
  const shipping = shippingById(shopper.shippingId);
  const payment = paymentById(shopper.paymentId);
  return {
    id: 'checkout-overview',
    status: 200,
    title: words.steps.overview,
    pushes: [],
    main: checkoutFrame(
      'overview',
      words.overviewTitle,
      html`<div class="blocks">
${block(
  words.overviewAddress,
  'details',
  html`<p>${details.firstName} ${details.lastName}<br>${details.street} ${details.houseNumber}<br>${details.postcode} ${details.city}<br>${details.email}</p>`,
  view,
)}
${block(
  words.overviewShipping,
  'shipping',
  html`<p>${shipping?.name[language]}<br>${shipping?.note[language]}<br>${shippingPrice(shipping?.costMinor ?? 0, view)}</p>`,
  view,
)}
${block(words.overviewPayment, 'payment', html`<p>${payment?.name[language]}<br>${payment?.note[language]}</p>`, view)}
</div>
<form method="post" action="${href(view, '/checkout/order')}">
<p class="hint">${words.placeOrderNote}</p>
${stepActs(words.placeOrder, 'place-order', 'payment', view)}
</form>`,
      view,
    ),
  };
}

function block(title: string, step: CheckoutStep, body: Html, view: View): Html {
  const { words } = view;
  return html`<section class="block"><h2>${title}</h2>${body}<a href="${href(view, `/checkout/${step}`)}" aria-label="${words.changeOf(title)}">${words.change}</a></section>`;
}
