import { CUSTOMERS, customerById } from '../shop/customers.ts';
import { html } from './html.ts';
import { href, type Page, type View } from './page.ts';

export function signInPage(view: View): Page {
  const { words, shopper } = view;
  const customer = customerById(shopper.customerId);
  const title =
    customer === undefined ? words.signInTitle : words.signedInTitle(customer.firstName);
  return {
    id: 'sign-in',
    status: 200,
    title,
    pushes: [],
    main: html`<div class="wrap page narrow">
<div class="page-head"><h1>${title}</h1><p class="lead-text">${customer === undefined ? words.signInText : words.signedInText}</p></div>
${
  customer === undefined
    ? html`<ul class="customers">${CUSTOMERS.map(
        (each) => html`<li><form method="post" action="${href(view, '/sign-in')}">
<input type="hidden" name="customer" value="${each.id}">
<p class="customer-name">${each.name}</p><p class="hint">${words.signInOrders(each.orders, each.since)}</p>
<button class="button" type="submit" data-testid="sign-in-${each.firstName.toLowerCase()}">${words.signInAs(each.firstName)}</button>
</form></li>`,
      )}</ul>`
    : html`<form method="post" action="${href(view, '/sign-out')}"><p>${words.signInOrders(customer.orders, customer.since)}</p><button class="button quiet" type="submit" data-testid="sign-out">${words.signOut}</button></form>`
}
</div>`,
  };
}
