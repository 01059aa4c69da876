import type { Signal } from '../../../shared/protocol/messages/session.ts';

/**
 * What one shopper's page observes, one signal after the other, over and over: home, a category, a
 * product looked at, doubted over and put into the basket. One third are pages shown, one third pages
 * left, one third products, baskets and hesitations.
 */
export function observedAt(turn: number, shopper: number): Signal {
  const step = turn % STEPS;
  const visit = Math.floor(turn / STEPS);
  const boot = (shopper + visit) % BOOTS;
  const page = `page-${visit}-${PAGE_OF[step] ?? 0}`;
  switch (step) {
    case 0:
      return viewed(page, '/nl', 'Toon · laarzen die passen', 'home');
    case 2:
      return viewed(page, '/nl/women', 'Dames · laarzen en enkellaarsjes', 'category');
    case 4:
      return viewed(page, `/nl/product/boot-${boot}`, `Enkellaarsje ${boot}`, 'product');
    case 5:
      return { type: 'product.viewed', page, product: productOf(boot) };
    case 6:
      return {
        type: 'hesitation.noticed',
        page,
        hesitation: HESITATIONS[visit % 4] ?? 'exit-intent',
      };
    case 7:
      return { type: 'basket.changed', page, basket: basketOf(boot) };
    default:
      return { type: 'page.left', page, visibleMs: 1_000 + ((turn * 977) % 30_000) };
  }
}

const STEPS = 9;
const BOOTS = 24;
const PAGE_OF = [0, 0, 1, 1, 2, 2, 2, 2, 2];
const HESITATIONS = ['exit-intent', 'tab-return', 'price-copy', 'shipping-cost-view'] as const;

function viewed(
  page: string,
  url: string,
  title: string,
  pageType: 'home' | 'category' | 'product',
): Signal {
  return { type: 'page.viewed', page, url, title, pageType, referrer: 'internal' };
}

function productOf(boot: number) {
  return {
    product: `boot-${boot}`,
    name: `Enkellaarsje ${boot}`,
    category: 'Enkellaarsjes',
    variant: String(36 + (boot % 8)),
    priceMinor: 8_995 + boot * 500,
  };
}

function basketOf(boot: number) {
  const lines = [boot, boot + 1].map((each) => ({ ...productOf(each), quantity: 1 }));
  const valueMinor = lines.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  return { lines, valueMinor, currency: 'EUR' };
}
