import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPanel } from './build-panel.ts';
import { PANEL_SCENES, type PanelScene } from './panel-scenes.ts';
import type { OpenedSet, SceneSet } from './scene-set.ts';
import { serve } from './serve.ts';

/** The panel as a page of its own; narrower than 320 px a side panel cannot be. */
export const PANEL_SET: SceneSet = pagesSet('panel', '#panel > *', PANEL_SCENES);

/** Scenes of one of the extension's pages. @param drawn there as soon as the page is */
export function pagesSet(
  folder: 'panel' | 'cobrowse' | 'console',
  drawn: string,
  scenes: readonly PanelScene[],
): SceneSet {
  return {
    names: scenes.map(({ name }) => name),
    widths: [320, 360, 900],
    themes: ['light', 'dark'],
    isWhole: false,
    open: () => openPages(folder, drawn, scenes),
  };
}

/** Builds the pages of the extension and plays these scenes on one of them. */
async function openPages(
  folder: 'panel' | 'cobrowse' | 'console',
  drawn: string,
  scenes: readonly PanelScene[],
): Promise<OpenedSet> {
  const built = mkdtempSync(join(tmpdir(), 'toonbank-screens-'));
  await buildPanel(built);
  const served = await serve(built);
  return {
    scenes: scenes.map(({ name, until, at, act }) => ({
      name,
      until,
      open: async () => ({
        show: async (page) => {
          await page.goto(`${served.origin}/${folder}/index.html${at}`);
          await page.locator(drawn).first().waitFor();
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
}
