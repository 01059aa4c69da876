import { DATA_LAYER_LATE_MS, SHIPPING_VISIBLE_SHARE } from './definitions.ts';
import type { Stage } from './stage.ts';
import { elementOf } from './target.ts';

const MARKED =
  '[data-toonbank="shipping-cost"],[id*="shipping-cost" i],[class*="shipping-cost" i],[class*="verzendkosten" i],[id*="verzendkosten" i]';
const WORDS =
  /verzendkosten|bezorgkosten|verzending en|shipping (costs?|fee|rates?)|delivery (costs?|fee)|postage/i;

/** shipping-cost-view: the costs of sending come on screen, or something that names them is opened. */
export function observeShippingCost(stage: Stage): void {
  if (typeof IntersectionObserver === 'function') {
    const seen = stage.guard((entries: readonly IntersectionObserverEntry[]) => {
      if (entries.some(({ isIntersecting }) => isIntersecting))
        stage.hesitation('shipping-cost-view');
    });
    const eyes = new IntersectionObserver(seen, { threshold: SHIPPING_VISIBLE_SHARE });
    const look = (): void => {
      eyes.disconnect();
      for (const element of document.querySelectorAll(MARKED)) eyes.observe(element);
    };
    stage.onShown(() => {
      look();
      stage.after(DATA_LAYER_LATE_MS, look);
    });
    stage.onStop(() => eyes.disconnect());
  }
  stage.onDocument('click', (event) => {
    const opened = elementOf(event)?.closest('a,button,summary');
    if (WORDS.test(opened?.textContent ?? '')) stage.hesitation('shipping-cost-view');
  });
}
