import type { CustomerDetails, DetailField } from '../shop/details.ts';
import { ga4Basket } from '../shop/ga4.ts';
import { pricedLines } from '../shop/priced.ts';
import { checkoutFrame, stepActs } from './checkout-frame.ts';
import { flag, type Html, html } from './html.ts';
import { href, type Page, type View } from './page.ts';

/** What a browser may fill in by itself: https://html.spec.whatwg.org/#autofill */
const AUTOCOMPLETE: Readonly<Record<DetailField, string>> = {
  email: 'email',
  firstName: 'given-name',
  lastName: 'family-name',
  postcode: 'postal-code',
  houseNumber: 'address-line2',
  street: 'address-line1',
  city: 'address-level2',
  country: 'country',
  phone: 'tel',
};

export function checkoutDetailsPage(
  details: CustomerDetails,
  wrong: readonly DetailField[],
  view: View,
): Page {
  const { words, shopper } = view;
  const lines = pricedLines(shopper.basket);
  const field = (name: DetailField, width: string) =>
    textField(name, details[name], wrong.includes(name), width, view);
  return {
    id: 'checkout-details',
    status: wrong.length === 0 ? 200 : 422,
    title: words.detailsTitle,
    pushes: wrong.length === 0 ? [{ event: 'begin_checkout', ecommerce: ga4Basket(lines) }] : [],
    main: checkoutFrame(
      'details',
      words.detailsTitle,
      html`<p class="hint">${words.detailsText}</p>
${wrong.length === 0 ? undefined : errorSummary(wrong, view)}
<form class="fields" method="post" action="${href(view, '/checkout/details')}" novalidate>
${field('email', 'full')}
${field('firstName', 'half')}${field('lastName', 'half')}
${countryField(details.country, view)}
${field('postcode', 'half')}${field('houseNumber', 'half')}
${field('street', 'full')}
${field('city', 'full')}
${field('phone', 'full')}
${stepActs(words.toShipping, 'to-shipping', undefined, view)}
</form>`,
      view,
    ),
  };
}

function textField(
  name: DetailField,
  value: string,
  isWrong: boolean,
  width: string,
  { words }: View,
): Html {
  const hint = name === 'email' ? words.emailHint : name === 'phone' ? words.phoneHint : undefined;
  const described = [isWrong ? `${name}-error` : '', hint === undefined ? '' : `${name}-hint`];
  const ids = described.filter((id) => id !== '').join(' ');
  const type = name === 'email' ? 'email' : name === 'phone' ? 'tel' : 'text';
  return html`<div class="field ${width}">
<label for="${name}">${words.fields[name]}</label>
<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${AUTOCOMPLETE[name]}" data-testid="field-${name}"${flag('required', name !== 'phone')}${isWrong ? html` aria-invalid="true"` : undefined}${ids === '' ? undefined : html` aria-describedby="${ids}"`}>
${isWrong ? html`<p class="error" id="${name}-error">${words.fieldErrors[name]}</p>` : undefined}
${hint === undefined ? undefined : html`<p class="hint" id="${name}-hint">${hint}</p>`}
</div>`;
}

function countryField(value: string, { words }: View): Html {
  const option = (id: 'NL' | 'BE') =>
    html`<option value="${id}"${flag('selected', id === value)}>${words.countries[id]}</option>`;
  return html`<div class="field full">
<label for="country">${words.fields.country}</label>
<select id="country" name="country" autocomplete="${AUTOCOMPLETE.country}" data-testid="field-country">${option('NL')}${option('BE')}</select>
</div>`;
}

function errorSummary(wrong: readonly DetailField[], { words }: View): Html {
  return html`<div class="error-summary" role="alert" tabindex="-1" id="errors"><h2>${words.errorTitle(wrong.length)}</h2><ul>${wrong.map(
    (name) => html`<li><a href="#${name}">${words.fieldErrors[name]}</a></li>`,
  )}</ul></div>`;
}
