import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crx } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { manifestFor } from './scripts/build/manifests.ts';
import { playerOnly } from './scripts/build/player-only.ts';

// Pages that the manifest does not name, or names where crxjs does not look, so that it would leave
// them out: those that code opens by address, and Firefox's sidebar.
const pages = {
  chrome: [
    'extension/cobrowse/index.html',
    'extension/offscreen/sound.html',
    'extension/console/index.html',
  ],
  firefox: [
    'extension/cobrowse/index.html',
    'extension/panel/index.html',
    'extension/console/index.html',
  ],
};
const oldest = { chrome: 'chrome121', firefox: 'firefox142' };

/** The extension: for Chrome, or with `--mode firefox`. `--outDir` says where else than dist/chrome. */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    plugins: [
      playerOnly(),
      preact(),
      crx({ manifest: manifestFor(browser, packageVersion()), browser }),
    ],
    publicDir: false,
    // Its build for browsers reads what an article wrote through `innerHTML`; the other one has a table.
    resolve: {
      alias: {
        'decode-named-character-reference': fileURLToPath(
          new URL('node_modules/decode-named-character-reference/index.js', import.meta.url),
        ),
      },
    },
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: oldest[browser],
      sourcemap: false,
      // Read from disk, but each chunk only when the one before has been parsed: that is felt when a panel opens.
      modulePreload: { polyfill: false },
      // Inlined files become data: addresses, which the manifest's policy refuses for all but images.
      assetsInlineLimit: 0,
      // The licences of what is bundled ask to be carried along.
      license: { fileName: 'licences.md' },
      rolldownOptions: { input: pages[browser].filter((page) => existsSync(page)) },
    },
  };
});

function packageVersion(): string {
  const stated: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  if (typeof stated === 'object' && stated !== null && 'version' in stated) {
    return String(stated.version);
  }
  throw new Error('package.json has no version');
}
