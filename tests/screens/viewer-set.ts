import { openPages } from './panel-set.ts';
import type { SceneSet } from './scene-set.ts';
import { VIEWER_SCENES } from './viewer-scenes.ts';

/** The viewer of looking along, as in its own tab. */
export const VIEWER_SET: SceneSet = {
  names: VIEWER_SCENES.map(({ name }) => name),
  widths: [320, 360, 900],
  themes: ['light', 'dark'],
  isWhole: false,
  open: () => openPages('cobrowse', '#viewer > *', VIEWER_SCENES),
};
