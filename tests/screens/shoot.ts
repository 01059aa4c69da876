import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Look, Scene, Stand } from './scene.ts';
import type { SceneSet } from './scene-set.ts';

export type Shot = { readonly file: string; readonly wrong: readonly string[] };

const HEIGHT = 720;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Shooting {
  readonly set: SceneSet;
  readonly scenes: readonly Scene[];
  readonly out: string;
}

/** Draws the scenes in one look, each at every width, and says what is wrong with each. */
export async function shootAll(
  browser: Browser,
  { set, scenes, out }: Shooting,
  look: Look,
  onShot: (shot: Shot) => void,
): Promise<void> {
  for (const scene of scenes) {
    const page = await openPage(browser, look, set.widths[0] ?? 360);
    const said = listen(page, scene);
    const stand = await scene.open();
    const arrived = await arrive(page, scene, stand, look);
    for (const width of set.widths) {
      await page.setViewportSize({ width, height: HEIGHT });
      const file = `${scene.name}-${look.theme}-${width}-${look.language}.png`;
      await page.screenshot({ path: join(out, file), fullPage: set.isWhole });
      onShot({ file, wrong: [...arrived, ...said.splice(0), ...(await inspect(page))] });
    }
    // Whoever is looked at leaves first: a page that loses its server complains.
    await page.context().close();
    await stand.close();
  }
}

/** In a browser that has been nowhere yet. */
async function openPage(browser: Browser, look: Look, width: number): Promise<Page> {
  const context = await browser.newContext({
    colorScheme: look.theme,
    locale: look.language === 'nl' ? 'nl-NL' : 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    reducedMotion: 'reduce',
    viewport: { width, height: HEIGHT },
  });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

/** What the page complains of, as it goes on. */
function listen(page: Page, { expects }: Scene): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' || expects?.test(message.text())) return;
    said.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  return said;
}

async function arrive(
  page: Page,
  { until }: Scene,
  stand: Stand,
  look: Look,
): Promise<readonly string[]> {
  return stand
    .show(page, look)
    .then(() => page.locator(until).first().waitFor())
    .then(
      () => [],
      (error: Error) => [`never showed ${until}: ${error.message.split('\n')[0]}`],
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
