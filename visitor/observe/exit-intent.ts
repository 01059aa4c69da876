import { EXIT_INTENT_AFTER_MS } from './definitions.ts';
import type { Stage } from './stage.ts';

/** exit-intent: the mouse goes to the tabs and the address; a finger has no such way. */
export function observeExitIntent(stage: Stage): void {
  stage.onDocument('pointerout', (event) => {
    const shown = stage.page();
    if (shown === null || event.pointerType !== 'mouse' || event.relatedTarget !== null) return;
    if (event.clientY > 0 || performance.now() - shown.shownAtMs < EXIT_INTENT_AFTER_MS) return;
    stage.hesitation('exit-intent');
  });
}
