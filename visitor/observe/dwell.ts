import { VISIBLE_MAX_MS } from '../../shared/protocol/limits.ts';
import type { Stage } from './stage.ts';

/** How long a page was on screen: what was not visible does not count. Started last, it speaks last. */
export function observeDwell(stage: Stage): void {
  let visibleMs = 0;
  let sinceMs: number | null = null;
  const count = (): void => {
    const nowMs = performance.now();
    if (sinceMs !== null) visibleMs += nowMs - sinceMs;
    sinceMs = document.visibilityState === 'visible' ? nowMs : null;
  };
  stage.onDocument('visibilitychange', count);
  stage.onShown(() => {
    visibleMs = 0;
    sinceMs = null;
    count();
  });
  stage.onLeft(() => {
    count();
    const spentMs = Math.min(VISIBLE_MAX_MS, Math.round(visibleMs));
    stage.note((page) => ({ type: 'page.left', page, visibleMs: spentMs }));
  });
}
