import { type Html, html } from './html.ts';
import { TICK } from './icons.ts';
import type { View } from './page.ts';

export function trustLine({ words }: View): Html {
  return html`<ul class="trust wrap" aria-label="${words.trustLabel}">${words.trust.map(
    (promise) => html`<li>${TICK}<span>${promise}</span></li>`,
  )}</ul>`;
}
