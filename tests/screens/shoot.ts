import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Scene } from './scenes.ts';

export type Look = { readonly theme: 'light' | 'dark'; readonly language: 'nl' | 'en' };
export type Shot = { readonly file: string; readonly wrong: readonly string[] };

export const WIDTHS = [320, 360, 900] as const;
const HEIGHT = 720;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Draws the scenes in one look, each at every width, and says what is wrong with each. */
export async function shootAll(
  browser: Browser,
  {
    origin,
    scenes,
    out,
  }: { readonly origin: string; readonly scenes: readonly Scene[]; readonly out: string },
  look: Look,
  onShot: (shot: Shot) => void,
): Promise<void> {
  const context = await browser.newContext({
    colorScheme: look.theme,
    locale: look.language === 'nl' ? 'nl-NL' : 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    reducedMotion: 'reduce',
    viewport: { width: 360, height: HEIGHT },
  });
  for (const scene of scenes) {
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') said.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => said.push(`error: ${error.message}`));
    await page.goto(`${origin}/index.html${scene.at}`);
    const arrived = await arrive(page, scene);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      const file = `${scene.name}-${look.theme}-${width}-${look.language}.png`;
      await page.screenshot({ path: join(out, file) });
      onShot({ file, wrong: [...arrived, ...said.splice(0), ...(await inspect(page))] });
    }
    await page.close();
  }
  await context.close();
}

async function arrive(page: Page, scene: Scene): Promise<readonly string[]> {
  const within = { timeout: 10_000 };
  return page
    .locator('#panel > *')
    .first()
    .waitFor(within)
    .then(() => scene.act?.(page))
    .then(() => page.locator(scene.until).first().waitFor(within))
    .then(
      () => [],
      (error: Error) => [`never showed ${scene.until}: ${error.message.split('\n')[0]}`],
    );
}

/** Faults axe finds, and anything wider than the screen. */
async function inspect(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(
      document,
      {
        resultTypes: ['violations'],
      },
    );
    const wrong = found.violations.map(
      ({ id, help, nodes }) =>
        `axe ${id}: ${help} (${nodes.map(({ target }) => target).join(' | ')})`,
    );
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth)
      wrong.push(`wider than the screen by ${scrollWidth - clientWidth} px`);
    return wrong;
  });
}
