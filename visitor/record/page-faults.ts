import { guarded } from '../guard.ts';

const report = guarded('looking along', (cause: unknown) => {
  throw cause;
});

/**
 * For rrweb, which asks whether an error is dealt with: its own are, and are named once. What the browser says
 * to the page about a wrong rule or argument goes on to the page, which may count on it.
 */
export function isDealtWith(cause: unknown): boolean {
  if (isOfBrowser(cause)) return false;
  report(cause);
  return true;
}

function isOfBrowser(cause: unknown): boolean {
  const name = Object.prototype.toString.call(cause);
  return name === '[object DOMException]' || /^\w+: Failed to execute '/.test(String(cause));
}

/** When the browser has nothing better to do, or soon. */
export function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act);
  else setTimeout(act, 0);
}
