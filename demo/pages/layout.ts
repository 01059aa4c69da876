import { consentBanner } from './consent-banner.ts';
import { footer } from './footer.ts';
import { header } from './header.ts';
import { dataBlock, html } from './html.ts';
import { href, type Page, type View } from './page.ts';

/**
 * The whole document. Painted when all above the footer is there (`rel="expect"`): half a row of links or promises stands
 * elsewhere than a whole one. `once` is what the last act left to report; a page taken back from history does not repeat it.
 */
export function layout(page: Page, view: View): string {
  const { words, language, shopper } = view;
  const document = html`<!doctype html>
<html lang="${language}" data-observe="${view.isObserveGranted ? 'granted' : 'ask'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.pageTitle(page.title)}</title>
<meta name="theme-color" content="#fbf8f3">
<link rel="icon" href="/art/mark.svg" type="image/svg+xml">
<link rel="expect" href="#shop-foot" blocking="render">
<link rel="stylesheet" href="/assets/shop.css">
<link rel="alternate" hreflang="nl" href="${href({ language: 'nl' }, view.path)}">
<link rel="alternate" hreflang="en" href="${href({ language: 'en' }, view.path)}">
${page.jsonLd === undefined ? undefined : dataBlock('application/ld+json', 'json-ld', page.jsonLd)}
${dataBlock('application/json', 'ga4', { once: shopper.pending, page: page.pushes })}
<script type="module" src="/assets/main.js"></script>
<script async src="${view.sidecarUrl}/toonbank.js" data-shop="demo"></script>
</head>
<body data-page="${page.id}"${shopper.customerId === undefined ? undefined : html` data-customer="${shopper.customerId}"`}>
<a class="skip" href="#content">${words.skip}</a>
${header(page, view)}
<main id="content" tabindex="-1">
${page.main}
</main>
${footer(view)}
${consentBanner(view)}
</body>
</html>
`;
  return document.markup;
}
