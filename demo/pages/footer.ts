import { CATEGORIES } from '../catalogue/catalogue.ts';
import { type Html, html } from './html.ts';
import { href, type View } from './page.ts';

export function footer(view: View): Html {
  const { words } = view;
  return html`<footer id="shop-foot" class="bottom">
<div class="wrap bottom-row">
<div class="bottom-brand">
<p class="wordmark-name">${words.shopName}</p>
<p>${words.shopLine}</p>
</div>
<div>
<h2>${words.footerShop}</h2>
<ul>${CATEGORIES.map((id) => html`<li><a href="${href(view, `/${id}`)}">${words.categories[id]}</a></li>`)}</ul>
</div>
<div>
<h2>${words.footerHelp}</h2>
<ul>
<li><a href="${href(view, '/service')}" data-testid="service-link">${words.serviceTitle}</a></li>
<li><a href="${href(view, '/sign-in')}">${words.signInTitle}</a></li>
<li><button type="button" class="link" id="consent-open" data-testid="consent-open">${words.consentOpen}</button></li>
</ul>
</div>
<div>
<h2>${words.footerVisit}</h2>
<p>Oudegracht 218<br>3511 NR Utrecht</p>
<p>${words.footerHours}</p>
</div>
</div>
<div class="wrap bottom-note"><p>${words.footerDemo}</p></div>
</footer>`;
}
