/** A page that is never done waits no longer; what is done then is a slice. */
const IDLE_WAIT_MS = 1_000;

/** When the browser has nothing better to do, or soon. */
export function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: IDLE_WAIT_MS });
  else setTimeout(act, 0);
}
