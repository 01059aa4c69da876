import type { Basket } from '../../shared/protocol/messages/session.ts';
import type { Keep } from '../storage.ts';
import { isBasket, withLines } from './basket.ts';
import { cleanQuery } from './clean.ts';
import { type Ga4Act, readGa4 } from './ga4.ts';
import { followLayer } from './layer.ts';
import type { Stage } from './stage.ts';

/** The basket as the tab knows it: GA4's events say what came and went, not what there is. */
export const BASKET_KEY = 'toonbank.basket';
/** This shop has a data layer that speaks GA4; nothing needs to be guessed from its pages. */
export const SPEAKS_KEY = 'toonbank.ga4';

/** GA4's ecommerce events, pushed or sent by gtag, before and after we came. */
export function observeDataLayer(stage: Stage, tabStore: Keep): void {
  followLayer(stage, (push) => {
    const act = readGa4(push)?.act;
    if (!act) return;
    if (tabStore.read(SPEAKS_KEY) === null) tabStore.write(SPEAKS_KEY, true);
    note(stage, tabStore, act);
  });
}

function note(stage: Stage, tabStore: Keep, act: Ga4Act): void {
  switch (act.kind) {
    case 'product':
      stage.page()?.productNames.add(act.product.name);
      stage.note((page) => ({ type: 'product.viewed', page, product: act.product }));
      break;
    case 'list':
      stage.note((page) => ({ type: 'list.viewed', page, name: act.name }));
      break;
    case 'more':
    case 'less': {
      const sign = act.kind === 'more' ? 1 : -1;
      change(stage, tabStore, withLines(known(tabStore), act.lines, act.currency, sign));
      break;
    }
    case 'basket':
      change(stage, tabStore, act.basket);
      break;
    case 'checkout':
      if (act.basket !== null && !isSame(act.basket, known(tabStore)))
        change(stage, tabStore, act.basket);
      stage.note((page) => ({ type: 'checkout.stepped', page, step: act.step }));
      break;
    case 'order':
    case 'refund': {
      const { kind, order, valueMinor, currency } = act;
      if (kind === 'order') tabStore.remove(BASKET_KEY);
      const type = kind === 'order' ? 'order.claimed' : 'refund.claimed';
      stage.note((page) => ({ type, page, order, valueMinor, currency }));
      break;
    }
    case 'search':
      stage.note((page) => ({ type: 'search.made', page, query: cleanQuery(act.query) }));
      break;
    default:
      act satisfies never;
  }
}

function change(stage: Stage, tabStore: Keep, basket: Basket): void {
  tabStore.write(BASKET_KEY, basket);
  stage.note((page) => ({ type: 'basket.changed', page, basket }));
}

function known(tabStore: Keep): Basket | null {
  const kept = tabStore.read(BASKET_KEY);
  return isBasket(kept) ? kept : null;
}

const isSame = (one: Basket, other: Basket | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
