import { MANDATE_SCENES } from './mandate-scenes.ts';
import { pagesSet } from './panel-set.ts';
import type { SceneSet } from './scene-set.ts';

/** Giving, asking and doing in the panel, from the narrowest side panel to a wide one. */
export const MANDATE_SET: SceneSet = {
  ...pagesSet('panel', '#panel > *', MANDATE_SCENES),
  widths: [320, 360, 480],
};
