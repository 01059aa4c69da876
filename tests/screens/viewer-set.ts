import { pagesSet } from './panel-set.ts';
import type { SceneSet } from './scene-set.ts';
import { VIEWER_SCENES } from './viewer-scenes.ts';

/** The viewer of looking along, as in its own tab. */
export const VIEWER_SET: SceneSet = pagesSet('cobrowse', '#viewer > *', VIEWER_SCENES);
