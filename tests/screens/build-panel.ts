import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { build } from 'vite';

const here = import.meta.dirname;

/** Builds panel, viewer and console as ordinary pages, with stand-ins where the browser and the picture would be. */
export async function buildPanel(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: resolve(here, '../../extension'),
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      preact(),
      {
        name: 'stand-in',
        enforce: 'pre',
        resolveId: (id, importer) => {
          if (id.endsWith('open-picture.ts')) return resolve(here, 'fake-picture.ts');
          if (!id.endsWith('platform/browser.ts')) return null;
          const isViewer = importer?.includes('/extension/cobrowse/') === true;
          return resolve(here, isViewer ? 'fake-viewer.ts' : 'fake-browser.ts');
        },
      },
    ],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome121',
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: ['panel', 'cobrowse', 'console'].map((page) =>
          resolve(here, `../../extension/${page}/index.html`),
        ),
      },
    },
  });
}
