import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { type DemoShop, startDemoShop } from '../../demo/server.ts';
import { openShop, refuseObserve } from '../../demo/shopper.ts';
import { type FakeSidecar, startFakeSidecar } from '../support/fake-sidecar.ts';
import type { Look } from './scene.ts';

const BUILT = join(import.meta.dirname, '../../dist/visitor');

export interface ShopStand {
  readonly shop: DemoShop;
  readonly sidecar: FakeSidecar;
  close(): Promise<void>;
}

/** The boots shop with the visitor script as built, and a sidecar that says what a scene tells it. */
export async function openShopStand(built = BUILT): Promise<ShopStand> {
  const sidecar = await startFakeSidecar();
  sidecar.page = async ({ url = '' }, response) => {
    const script = await readFile(join(built, basename(url))).catch(() => null);
    response.writeHead(script === null ? 404 : 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
    });
    response.end(script ?? '');
  };
  const shop = await startDemoShop({ sidecarUrl: sidecar.origin, port: 0 });
  return {
    shop,
    sidecar,
    close: async () => {
      await shop.close();
      await sidecar.close();
    },
  };
}

/** The home page with the launcher there, and the banner answered with no. */
export async function enterShop(page: Page, { shop }: ShopStand, look: Look): Promise<void> {
  await openShop(page, shop.url, look.language);
  await refuseObserve(page);
  await page.locator('toonbank-counter .launcher').waitFor();
}
