import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProduct } from '../../demo/shopper.ts';
import { buildPage } from '../e2e/cobrowse-page/build-page.ts';
import { ALONG_SCENES } from './along-scenes.ts';
import type { SceneSet } from './scene-set.ts';
import { enterShop, openShopStand } from './shop-stand.ts';

/** The shop while it is looked along with: everything but the recorder is what a visitor has. */
export const ALONG_SET: SceneSet = {
  names: ALONG_SCENES.map(({ name }) => name),
  widths: [320, 360, 1280],
  themes: ['light', 'dark'],
  isWhole: false,
  open: async () => {
    const built = await mkdtemp(join(tmpdir(), 'toonbank-along-'));
    await buildPage(built);
    return {
      scenes: ALONG_SCENES.map((scene) => ({
        ...scene,
        open: async () => {
          const stand = await openShopStand(built);
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
      close: () => rm(built, { recursive: true, force: true }),
    };
  },
};
