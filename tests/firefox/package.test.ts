import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAgent } from '../../demo/stage/browsers.ts';
import { buildTarget } from '../../scripts/build/build-target.ts';
import { BROWSERS } from '../../scripts/build/manifests.ts';
import { findEval } from '../../scripts/build/no-eval.ts';
import { firefoxTarget } from '../../scripts/build/targets.ts';
import { findBrowser } from '../../scripts/find-browser.ts';
import { findForeign } from '../../scripts/package/find-foreign.ts';
import { makePackage, type Package } from '../../scripts/package/make-package.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toonbank-package-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const filesOf = ({ path }: Package) => unzipSync(readFileSync(path));

describe.each(BROWSERS)('the package for %s', (browser) => {
  test('[SH2] holds what the extension needs, and nothing of the builder', () => {
    const names = Object.keys(filesOf(makePackage(browser, folder)));
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(
      expect.arrayContaining(['manifest.json', 'licences.md', 'extension/panel/index.html']),
    );
    expect(names.filter((name) => /\.map$|^\./.test(name))).toEqual([]);
  });

  test('[SH2] has no key, which the store would refuse', () => {
    const { 'manifest.json': manifest = new Uint8Array() } = filesOf(makePackage(browser, folder));
    expect(JSON.parse(strFromU8(manifest))).not.toHaveProperty('key');
  });

  test('[SH3] no script is from elsewhere, written into a page, or makes code of text', () => {
    const files = Object.entries(filesOf(makePackage(browser, folder)));
    const texts = files
      .filter(([name]) => /\.(js|html)$/.test(name))
      .map(([name, content]) => ({ name, text: strFromU8(content) }));
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.flatMap(({ name, text }) => findForeign(name, text) ?? [])).toEqual([]);
    expect(texts.flatMap(({ text }) => findEval(text) ?? [])).toEqual([]);
  });

  test('[SH2] names the licence of each package that went into it', () => {
    const { 'licences.md': licences = new Uint8Array() } = filesOf(makePackage(browser, folder));
    const named = strFromU8(licences);
    for (const name of ['preact', 'dexie', 'lucide', 'webextension-polyfill']) {
      expect(named).toMatch(new RegExp(`^## ${name} - `, 'm'));
    }
  });
});

test('[SH2] built anew from the same sources, it is the same bytes', async () => {
  const build = async () => {
    expect((await buildTarget(firefoxTarget)).faults).toEqual([]);
    return makePackage('firefox', folder).sha256;
  };
  expect(await build()).toBe(await build());
});

test.skipIf(findBrowser()?.kind !== 'chromium')(
  '[SH4] unpacked, the package for Chrome loads in Chromium and its panel opens',
  async () => {
    const unpacked = join(folder, 'unpacked');
    for (const [name, content] of Object.entries(filesOf(makePackage('chrome', folder)))) {
      mkdirSync(dirname(join(unpacked, name)), { recursive: true });
      writeFileSync(join(unpacked, name), content);
    }
    const agent = await openAgent({ isHeadless: true }, unpacked);
    try {
      await agent.panel.see(`document.querySelector('[data-testid="pair-address"]') !== null`);
    } finally {
      await agent.close();
    }
  },
);
