import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPanel } from './build-panel.ts';
import { PANEL_SCENES } from './panel-scenes.ts';
import type { SceneSet } from './scene-set.ts';
import { serve } from './serve.ts';

/** The panel as a page of its own; narrower than 320 px a side panel cannot be. */
export const PANEL_SET: SceneSet = {
  names: PANEL_SCENES.map(({ name }) => name),
  widths: [320, 360, 900],
  themes: ['light', 'dark'],
  isWhole: false,
  open: async () => {
    const built = mkdtempSync(join(tmpdir(), 'toonbank-screens-'));
    await buildPanel(built);
    const served = await serve(built);
    return {
      scenes: PANEL_SCENES.map(({ name, until, at, act }) => ({
        name,
        until,
        open: async () => ({
          show: async (page) => {
            await page.goto(`${served.origin}/index.html${at}`);
            await page.locator('#panel > *').first().waitFor();
            await act?.(page);
          },
          close: async () => {},
        }),
      })),
      close: async () => {
        await served.close();
        rmSync(built, { recursive: true, force: true });
      },
    };
  },
};
