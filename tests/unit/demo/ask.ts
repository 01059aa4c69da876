import type { Reply } from '../../../demo/http/reply.ts';
import type { ShopRequest } from '../../../demo/http/shop-request.ts';
import { layout } from '../../../demo/pages/layout.ts';
import { route } from '../../../demo/routes.ts';
import type { Language } from '../../../demo/shop/language.ts';
import type { Shopper } from '../../../demo/shop/shopper.ts';
import { viewOf } from './shop-view.ts';

const ORDER_ID = 'VD-200002';

export function get(path: string, language: Language, shopper?: Shopper): Reply {
  return ask('GET', path, {}, language, shopper);
}

export function post(path: string, form: Record<string, string>, shopper?: Shopper): Reply {
  return ask('POST', path, form, 'nl', shopper);
}

/** The document of a page; anything else than a page is a failure of the test. */
export function document(path: string, language: Language, shopper?: Shopper): string {
  const reply = get(path, language, shopper);
  if (reply.kind !== 'page') throw new Error(`${path} answered with ${reply.kind}`);
  return layout(reply.page, viewOf(path, language, shopper));
}

export function shopperAfter(reply: Reply): Shopper {
  if (reply.kind === 'page' || reply.shopper === undefined)
    throw new Error(`a ${reply.kind} remembers nobody`);
  return reply.shopper;
}

function ask(
  method: 'GET' | 'POST',
  path: string,
  form: Record<string, string>,
  language: Language,
  shopper?: Shopper,
): Reply {
  const request: ShopRequest = {
    method,
    path,
    query: new URLSearchParams(),
    form: new URLSearchParams(form),
    wantsJson: false,
    acceptLanguage: undefined,
    shopperId: undefined,
  };
  return route(request, ORDER_ID, viewOf(path, language, shopper));
}
