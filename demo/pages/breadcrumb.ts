import { type Html, html } from './html.ts';
import { CHEVRON } from './icons.ts';
import { href, type View } from './page.ts';

export type Crumb = { readonly name: string; readonly path?: string };

export function breadcrumb(crumbs: readonly Crumb[], view: View): Html {
  return html`<nav class="crumbs" aria-label="${view.words.breadcrumb}"><ol>
<li><a href="${href(view, '/')}">${view.words.home}</a></li>
${crumbs.map(
  ({ name, path }) =>
    html`<li>${CHEVRON}${path === undefined ? html`<span aria-current="page">${name}</span>` : html`<a href="${href(view, path)}">${name}</a>`}</li>`,
)}
</ol></nav>`;
}
