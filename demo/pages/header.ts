import { CATEGORIES, productById } from '../catalogue/catalogue.ts';
import { pairCount } from '../shop/basket.ts';
import { customerById } from '../shop/customers.ts';
import { otherLanguage } from '../shop/language.ts';
import { flag, type Html, html } from './html.ts';
import { BAG, PERSON } from './icons.ts';
import { href, type Page, type View } from './page.ts';

/** In the checkout the categories stay away: the way out is the basket. */
export function header(page: Page, view: View): Html {
  const { words, language, shopper } = view;
  const isCheckout = page.id.startsWith('checkout');
  const other = otherLanguage(language);
  const customer = customerById(shopper.customerId);
  const count = pairCount(shopper.basket);
  return html`<header class="top">
<div class="wrap top-row">
<a class="wordmark" href="${href(view, '/')}"><span class="wordmark-name">${words.shopName}</span><span class="wordmark-line">${words.shopLine}</span></a>
${isCheckout ? html`<span class="top-space"></span>` : categories(view)}
<div class="top-acts">
<a class="language" href="${href({ language: other }, view.path)}" hreflang="${other}" lang="${other}" data-testid="language-${other}">${words.switchTo}</a>
<a class="top-act" href="${href(view, '/sign-in')}" data-testid="account">${PERSON}<span class="sr">${customer === undefined ? words.account : words.accountOf(customer.firstName)}</span>${customer === undefined ? undefined : html`<span class="top-name" aria-hidden="true">${customer.firstName}</span>`}</a>
<a class="top-act" href="${href(view, '/basket')}" data-testid="basket-link">${BAG}<span class="sr" id="basket-label">${words.basketCount(count)}</span><span class="count" id="basket-count" aria-hidden="true"${flag('hidden', count === 0)}>${count}</span></a>
</div>
</div>
</header>`;
}

function categories(view: View): Html {
  const open = view.path.startsWith('/product/')
    ? productById(view.path.slice('/product/'.length))?.category
    : view.path.slice(1);
  return html`<nav class="categories" aria-label="${view.words.mainNavigation}"><ul>${CATEGORIES.map(
    (id) =>
      html`<li><a href="${href(view, `/${id}`)}"${id === open ? html` aria-current="${view.path === `/${id}` ? 'page' : 'true'}"` : undefined} data-testid="category-${id}">${view.words.categories[id]}</a></li>`,
  )}</ul></nav>`;
}
