import { SHIPPINGS, STANDARD_SHIPPING } from '../shop/shipping.ts';
import { checkoutFrame, shippingPrice, stepActs } from './checkout-frame.ts';
import { choiceList } from './choices.ts';
import { html } from './html.ts';
import { href, type Page, type View } from './page.ts';

export function checkoutShippingPage(isMissing: boolean, view: View): Page {
  const { words, language, shopper } = view;
  return {
    id: 'checkout-shipping',
    status: isMissing ? 422 : 200,
    title: words.steps.shipping,
    pushes: [],
    main: checkoutFrame(
      'shipping',
      words.shippingTitle,
      html`<form method="post" action="${href(view, '/checkout/shipping')}">
<div data-toonbank="shipping-cost">
${choiceList({
  field: 'shipping',
  legend: words.shippingTitle,
  chosen: shopper.shippingId ?? STANDARD_SHIPPING.id,
  error: isMissing ? words.shippingMissing : undefined,
  choices: SHIPPINGS.map((shipping) => ({
    id: shipping.id,
    name: shipping.name[language],
    note: shipping.note[language],
    aside: html`<span class="choice-aside">${shippingPrice(shipping.costMinor, view)}</span>`,
  })),
})}
</div>
${stepActs(words.toPayment, 'to-payment', 'details', view)}
</form>`,
      view,
    ),
  };
}
