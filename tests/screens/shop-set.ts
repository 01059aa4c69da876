import { ensureBuilt } from '../../scripts/build/ensure-built.ts';
import type { SceneSet } from './scene-set.ts';
import { SHOP_SCENES } from './shop-scenes.ts';
import { enterShop, openShopStand } from './shop-stand.ts';

/** The shop's pages, whole; the shop has one theme. */
export const SHOP_SET: SceneSet = {
  names: SHOP_SCENES.map(({ name }) => name),
  widths: [360, 1280],
  themes: ['light'],
  isWhole: true,
  open: async () => {
    if (!(await ensureBuilt())) throw new Error('Without the visitor script there is no shop.');
    return {
      scenes: SHOP_SCENES.map((scene) => ({
        ...scene,
        open: async () => {
          const stand = await openShopStand();
          return {
            show: async (page, look) => {
              await enterShop(page, stand, look);
              await scene.walk(page);
              await page.locator('toonbank-counter .launcher').waitFor();
            },
            close: stand.close,
          };
        },
      })),
      close: async () => {},
    };
  },
};
