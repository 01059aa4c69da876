import type { PanelScene } from './panel-scenes.ts';
import { pagesSet } from './panel-set.ts';
import type { SceneSet } from './scene-set.ts';
import { SUGGESTION_SCENES } from './suggestion-scenes.ts';

/** Suggestions under a line and the search of the knowledge, from the narrowest side panel to a wide one. */
export const SUGGESTION_SET: SceneSet = pagesSet('panel', '#panel > *', SUGGESTION_SCENES);

const GAPS_SCENES: readonly PanelScene[] = [
  { name: 'gaps-full', at: '?suggest=full#/gaps', until: '[data-testid="gap"]' },
  { name: 'gaps-none', at: '?suggest=none#/gaps', until: '.empty' },
  { name: 'gaps-asking', at: '?suggest=slow&link=offline#/gaps', until: '[role="status"]' },
];

/** What the knowledge lacks, in the console. */
export const GAPS_SET: SceneSet = {
  ...pagesSet('console', '#console > *', GAPS_SCENES),
  widths: [360, 900, 1280],
};
