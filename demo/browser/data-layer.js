window.dataLayer = window.dataLayer || [];

/**
 * The old basket is cleared first, so that fields of two pushes never mix:
 * https://developers.google.com/analytics/devguides/collection/ga4/ecommerce
 * @param {readonly unknown[]} pushes
 */
export function pushAll(pushes) {
  for (const push of pushes) window.dataLayer.push({ ecommerce: null }, push);
}

/** What the server wrote into the page for this view; an old copy from history must not buy or add again. */
export function pushPage() {
  const block = document.getElementById('ga4');
  if (!block?.textContent) return;
  const { once, page } = JSON.parse(block.textContent);
  const [navigation] = performance.getEntriesByType('navigation');
  const isFromHistory =
    navigation instanceof PerformanceNavigationTiming && navigation.type === 'back_forward';
  pushAll(isFromHistory ? page : [...once, ...page]);
}
