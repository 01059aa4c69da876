import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { build } from 'vite';

const here = import.meta.dirname;

/** Builds the panel as an ordinary page, with the stand-in where the browser's own part would be. */
export async function buildPanel(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: resolve(here, '../../extension/panel'),
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      preact(),
      {
        name: 'stand-in',
        enforce: 'pre',
        resolveId: (id) =>
          id.endsWith('platform/browser.ts') ? resolve(here, 'fake-browser.ts') : null,
      },
    ],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome121',
      assetsInlineLimit: 0,
      modulePreload: false,
    },
  });
}
