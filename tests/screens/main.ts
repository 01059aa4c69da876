import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.ts';
import type { Look } from './scene.ts';
import { SCENE_SETS } from './scene-sets.ts';
import { shootAll } from './shoot.ts';

/**
 * Draws every view in every look, for a person to look at:
 * `npm run screens -- [--out DIR] [--only NAME] [--look light-nl]`.
 * One line per screen; ends with 1 when axe, the console or a width finds fault.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'dist/screens' },
    only: { type: 'string', default: '' },
    look: { type: 'string', default: '' },
  },
});
const LOOKS: readonly Look[] = [
  { theme: 'light', language: 'nl' },
  { theme: 'dark', language: 'nl' },
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'en' },
];

const out = resolve(values.out);
mkdirSync(out, { recursive: true });
const found = findBrowser();
const browser = await chromium.launch({
  ...(found === undefined ? {} : { executablePath: found.path }),
  // Chromium's sandbox refuses to start for root, as in containers and continuous integration.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

let passed = 0;
let failed = 0;
for (const set of SCENE_SETS) {
  if (!set.names.some((name) => name.includes(values.only))) continue;
  const { scenes, close } = await set.open();
  const wanted = scenes.filter(({ name }) => name.includes(values.only));
  for (const look of LOOKS) {
    if (!`${look.theme}-${look.language}`.includes(values.look)) continue;
    if (!set.themes.includes(look.theme)) continue;
    await shootAll(browser, { set, scenes: wanted, out }, look, ({ file, wrong }) => {
      if (wrong.length === 0) passed += 1;
      else failed += 1;
      console.log(wrong.length === 0 ? `ok    ${file}` : `wrong ${file}`);
      for (const sentence of wrong) console.log(`      ${sentence}`);
    });
  }
  await close();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed; the pictures are in ${out}`);
// A run that drew nothing has shown nothing.
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
