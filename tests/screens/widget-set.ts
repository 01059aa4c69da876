import { openProduct } from '../../demo/shopper.ts';
import { ensureBuilt } from '../../scripts/build/ensure-built.ts';
import type { SceneSet } from './scene-set.ts';
import { enterShop, openShopStand } from './shop-stand.ts';
import { WIDGET_SCENES } from './widget-scenes.ts';

/** The widget as a visitor of the boots shop has it before them. */
export const WIDGET_SET: SceneSet = {
  names: WIDGET_SCENES.map(({ name }) => name),
  widths: [360, 1280],
  themes: ['light', 'dark'],
  isWhole: false,
  open: async () => {
    if (!(await ensureBuilt())) throw new Error('Without the visitor script there is no widget.');
    return {
      scenes: WIDGET_SCENES.map((scene) => ({
        ...scene,
        open: async () => {
          const stand = await openShopStand();
          return {
            show: async (page, look) => {
              await enterShop(page, stand, look);
              await openProduct(page, 'sanne');
              await page.locator('toonbank-counter .launcher').waitFor();
              await page.evaluate((theme) => window.toonbank?.('shop', { theme }), look.theme);
              await scene.play(page, stand.sidecar, look);
            },
            close: stand.close,
          };
        },
      })),
      close: async () => {},
    };
  },
};
