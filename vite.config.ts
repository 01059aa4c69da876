import { existsSync, readFileSync } from 'node:fs';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

// A manifest per target goes here: Firefox wants background.scripts and no side panel.
const manifests = { chrome: (): ManifestV3Export => ({ ...manifest, version: packageVersion() }) };
const target = 'chrome';

// Pages that code opens by address; the manifest does not name them, so crxjs would leave them out.
const pages = ['extension/offscreen/sound.html', 'extension/console/index.html'];

/** The extension. `--outDir` says where else than dist/chrome. */
export default defineConfig({
  plugins: [preact(), crx({ manifest: manifests[target](), browser: target })],
  publicDir: false,
  build: {
    outDir: `dist/${target}`,
    emptyOutDir: true,
    target: 'chrome121',
    sourcemap: false,
    // Pages of an extension are read from disk: preloading saves nothing there.
    modulePreload: false,
    // Inlined files become data: addresses, which the manifest's policy refuses for all but images.
    assetsInlineLimit: 0,
    rolldownOptions: { input: pages.filter((page) => existsSync(page)) },
  },
});

function packageVersion(): string {
  const stated: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  if (typeof stated === 'object' && stated !== null && 'version' in stated) {
    return String(stated.version);
  }
  return manifest.version;
}
