import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.ts';
import { buildPanel } from './build-panel.ts';
import { PANEL_SCENES } from './scenes.ts';
import { serve } from './serve.ts';
import { type Look, shootAll } from './shoot.ts';

/**
 * Draws every view in every look, for a person to look at: `npm run screens -- [--out DIR] [--only NAME]`.
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
const built = mkdtempSync(join(tmpdir(), 'toonbank-screens-'));
mkdirSync(out, { recursive: true });
await buildPanel(built);
const served = await serve(built);
const browser = await chromium.launch({
  ...(findBrowser() === undefined ? {} : { executablePath: findBrowser()?.path ?? '' }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

let passed = 0;
let failed = 0;
const scenes = PANEL_SCENES.filter(({ name }) => name.includes(values.only));
const looks = LOOKS.filter(({ theme, language }) => `${theme}-${language}`.includes(values.look));
for (const look of looks) {
  await shootAll(browser, { origin: served.origin, scenes, out }, look, ({ file, wrong }) => {
    if (wrong.length === 0) passed += 1;
    else failed += 1;
    console.log(wrong.length === 0 ? `ok    ${file}` : `wrong ${file}`);
    for (const sentence of wrong) console.log(`      ${sentence}`);
  });
}

await browser.close();
await served.close();
rmSync(built, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed; the pictures are in ${out}`);
process.exitCode = failed === 0 ? 0 : 1;
