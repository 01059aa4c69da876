import type { PanelScene } from './panel-scenes.ts';
import { pagesSet } from './panel-set.ts';
import type { SceneSet } from './scene-set.ts';

const OFFERS_SCENES: readonly PanelScene[] = [
  { name: 'offers-full', at: '?console=full#/offers', until: '[data-testid="effect-bar"]' },
  {
    name: 'offers-why',
    at: '?console=full#/offers',
    until: '.effect-why[open]',
    act: async (page) => {
      await page.locator('[data-testid="offers-why"]').click();
    },
  },
  { name: 'offers-broken', at: '?console=broken#/offers', until: '[data-testid="split-broken"]' },
  { name: 'offers-empty', at: '?console=empty#/offers', until: '.empty' },
  { name: 'offers-asking', at: '?console=full&link=offline#/offers', until: '[role="status"]' },
];

/** What offers did and what they changed, in the console. */
export const OFFERS_SET: SceneSet = {
  ...pagesSet('console', '#console > *', OFFERS_SCENES),
  widths: [360, 900, 1280],
};
