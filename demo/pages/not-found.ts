import { html } from './html.ts';
import { href, type Page, type View } from './page.ts';

export function notFoundPage(view: View): Page {
  const { words } = view;
  return {
    id: 'not-found',
    status: 404,
    title: words.notFoundTitle,
    pushes: [],
    main: html`<div class="wrap page narrow"><div class="page-head"><h1>${words.notFoundTitle}</h1><p class="lead-text">${words.notFoundText}</p></div><p><a class="button" href="${href(view, '/')}">${words.notFoundAct}</a></p></div>`,
  };
}
