import { ALONG_SET } from './along-set.ts';
import { CONSOLE_SET } from './console-set.ts';
import { KNOWLEDGE_SET } from './knowledge-set.ts';
import { LEARNING_SET } from './learning-set.ts';
import { MANDATE_SET } from './mandate-set.ts';
import { OFFERS_SET } from './offers-set.ts';
import { PANEL_SET } from './panel-set.ts';
import { REPLAY_SET } from './replay-set.ts';
import type { SceneSet } from './scene-set.ts';
import { SHOP_SET } from './shop-set.ts';
import { GAPS_SET, SUGGESTION_SET } from './suggestion-set.ts';
import { VIEWER_SET } from './viewer-set.ts';
import { WIDGET_SET } from './widget-set.ts';

/** What `npm run screens` draws. */
export const SCENE_SETS: readonly SceneSet[] = [
  PANEL_SET,
  MANDATE_SET,
  SUGGESTION_SET,
  GAPS_SET,
  CONSOLE_SET,
  OFFERS_SET,
  LEARNING_SET,
  REPLAY_SET,
  KNOWLEDGE_SET,
  VIEWER_SET,
  WIDGET_SET,
  ALONG_SET,
  SHOP_SET,
];
