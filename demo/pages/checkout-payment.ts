import type { CouponAnswer } from '../shop/coupon.ts';
import { PAYMENTS } from '../shop/payment.ts';
import { checkoutFrame, stepActs } from './checkout-frame.ts';
import { choiceList } from './choices.ts';
import { type Html, html } from './html.ts';
import { href, type Page, type View } from './page.ts';

export function checkoutPaymentPage(
  isMissing: boolean,
  coupon: CouponAnswer | undefined,
  chosen: string | undefined,
  view: View,
): Page {
  const { words, language } = view;
  return {
    id: 'checkout-payment',
    status: isMissing || coupon !== undefined ? 422 : 200,
    title: words.steps.payment,
    pushes: [],
    main: checkoutFrame(
      'payment',
      words.paymentTitle,
      html`<form id="pay" method="post" action="${href(view, '/checkout/payment')}">
${choiceList({
  field: 'payment',
  legend: words.paymentTitle,
  chosen,
  error: isMissing ? words.paymentMissing : undefined,
  choices: PAYMENTS.map(({ id, name, note }) => ({
    id,
    name: name[language],
    note: note[language],
  })),
})}
${cardFields(view)}
</form>
${couponForm(coupon, view)}
<div class="form-foot">${payActs(view)}</div>`,
      view,
    ),
  };
}

/** Belongs to the payment form above it, so that the coupon form can stand between choice and button. */
function payActs(view: View): Html {
  const acts = stepActs(view.words.toOverview, 'to-overview', 'shipping', view);
  return { markup: acts.markup.replace('<button ', '<button form="pay" ') };
}

/** Shown only while "card" is chosen (by style sheet); the shop reads none of it. */
function cardFields({ words }: View): Html {
  const field = (id: string, label: string, autocomplete: string, width: string, mode: string) =>
    html`<div class="field ${width}"><label for="${id}">${label}</label><input id="${id}" type="text" inputmode="${mode}" autocomplete="${autocomplete}" data-testid="field-${id}"></div>`;
  return html`<div class="card-fields fields">
<p class="hint full">${words.cardNote}</p>
${field('card-number', words.cardNumber, 'cc-number', 'full', 'numeric')}
${field('card-name', words.cardName, 'cc-name', 'full', 'text')}
${field('card-expiry', words.cardExpiry, 'cc-exp', 'half', 'numeric')}
${field('card-code', words.cardCode, 'cc-csc', 'half', 'numeric')}
</div>`;
}

function couponForm(answer: CouponAnswer | undefined, view: View): Html {
  const { words, shopper } = view;
  const { coupon } = shopper;
  if (coupon !== undefined) return couponHeld(coupon.code, view);
  const entered = answer?.kind === 'refused' ? answer.code : '';
  return html`<form class="coupon" method="post" action="${href(view, '/checkout/payment')}" data-testid="coupon-form">
<input type="hidden" name="act" value="coupon"><input type="hidden" name="payment" id="coupon-payment">
<div class="field">
<label for="coupon">${words.coupon}</label>
<div class="coupon-row">
<input id="coupon" name="coupon" type="text" value="${entered}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" data-toonbank="coupon" data-testid="coupon"${answer === undefined ? undefined : html` aria-invalid="true" aria-describedby="coupon-error"`}>
<button class="button quiet" type="submit" data-testid="coupon-apply">${words.couponApply}</button>
</div>
${answer === undefined ? undefined : html`<p class="error" role="alert" id="coupon-error" data-testid="coupon-error">${couponWords(answer, view)}</p>`}
</div>
</form>`;
}

function couponHeld(code: string, view: View): Html {
  const { words } = view;
  return html`<form class="coupon" method="post" action="${href(view, '/checkout/payment')}" data-testid="coupon-form">
<input type="hidden" name="act" value="coupon-remove">
<p class="coupon-held" role="status" data-testid="coupon-held">${words.couponHeld(code)} <button class="link" type="submit" data-testid="coupon-remove">${words.couponRemove}</button></p>
</form>`;
}

function couponWords(answer: CouponAnswer, { words }: View): string {
  return answer.kind === 'empty' ? words.couponEmpty : words.couponRefused[answer.why](answer.code);
}
