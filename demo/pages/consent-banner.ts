import { type Html, html } from './html.ts';
import type { View } from './page.ts';

/** Hidden until the browser's script finds that nothing was chosen yet; both answers look the same, since a steered choice is none. */
export function consentBanner({ words }: View): Html {
  return html`<section class="consent" id="consent" aria-labelledby="consent-title" data-testid="consent" hidden>
<h2 id="consent-title">${words.consentTitle}</h2>
<p>${words.consentText}</p>
<div class="consent-acts">
<button type="button" class="button quiet" data-consent="yes" data-testid="consent-allow">${words.consentYes}</button>
<button type="button" class="button quiet" data-consent="no" data-testid="consent-refuse">${words.consentNo}</button>
</div>
</section>`;
}
