import { RAGE_CLICKS, RAGE_WITHIN_MS, RAGE_WITHIN_PX } from './definitions.ts';
import type { Stage } from './stage.ts';
import { elementOf, isField } from './target.ts';

interface Click {
  readonly atMs: number;
  readonly x: number;
  readonly y: number;
}

/** rage-click: the same spot again and again. Selecting a word or filling a field is no anger. */
export function observeRageClicks(stage: Stage): void {
  let clicks: readonly Click[] = [];
  stage.onDocument('click', (event) => {
    if (isField(elementOf(event)) || getSelection()?.isCollapsed === false) return;
    const click = { atMs: event.timeStamp, x: event.clientX, y: event.clientY };
    clicks = [...clicks.filter((earlier) => isTogether(earlier, click)), click];
    if (clicks.length >= RAGE_CLICKS) stage.hesitation('rage-click');
  });
}

function isTogether(one: Click, other: Click): boolean {
  return (
    other.atMs - one.atMs <= RAGE_WITHIN_MS &&
    Math.hypot(other.x - one.x, other.y - one.y) <= RAGE_WITHIN_PX
  );
}
