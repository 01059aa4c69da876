import type { Keep } from '../storage.ts';
import { SPEAKS_KEY } from './data-layer.ts';
import { DATA_LAYER_LATE_MS, IDLE_AT_CHECKOUT_MS } from './definitions.ts';
import type { Stage } from './stage.ts';

/** idle-at-checkout; and that checkout has begun, in shops whose data layer does not say it. */
export function observeCheckout(stage: Stage, tabStore: Keep): void {
  let cancel = (): void => undefined;
  const arm = (): void => {
    cancel();
    if (document.visibilityState !== 'visible') return;
    // What kind of page it is may become clear after it was shown.
    cancel = stage.after(IDLE_AT_CHECKOUT_MS, () => {
      if (stage.page()?.pageType === 'checkout') stage.hesitation('idle-at-checkout');
    });
  };
  for (const type of ['keydown', 'input', 'pointerdown', 'scroll', 'visibilitychange'] as const)
    stage.onDocument(type, arm);
  stage.onShown((shown) => {
    arm();
    stage.after(DATA_LAYER_LATE_MS, () => {
      if (stage.page() !== shown || shown.pageType !== 'checkout') return;
      if (tabStore.read(SPEAKS_KEY) === null)
        stage.note((page) => ({ type: 'checkout.stepped', page, step: 'begun' }));
    });
  });
}
