import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPanel } from './build-panel.ts';
import { PANEL_SCENES, type Scene } from './scenes.ts';
import { type Served, serve } from './serve.ts';

/** Scenes that are drawn from the same pages. */
export interface SceneSet {
  readonly name: string;
  readonly scenes: readonly Scene[];
  /** Puts the pages where a browser finds them. */
  open(): Promise<Served>;
}

/** What `npm run screens` draws; the widget and the shop join here, each with its own pages. */
export const SCENE_SETS: readonly SceneSet[] = [
  {
    name: 'panel',
    scenes: PANEL_SCENES,
    open: async () => {
      const built = mkdtempSync(join(tmpdir(), 'toonbank-screens-'));
      await buildPanel(built);
      const served = await serve(built);
      return {
        origin: served.origin,
        close: async () => {
          await served.close();
          rmSync(built, { recursive: true, force: true });
        },
      };
    },
  },
];
