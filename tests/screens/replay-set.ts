import type { Page } from 'playwright-core';
import type { PanelScene } from './panel-scenes.ts';
import { pagesSet } from './panel-set.ts';
import type { SceneSet } from './scene-set.ts';

const id = (testId: string) => `[data-testid="${testId}"]`;

async function choose(page: Page, name: string, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await page
    .locator(id('replay-file'))
    .setInputFiles({ name, mimeType: 'application/json', buffer });
  await page.locator(id('replay-chosen')).waitFor();
}

async function ask(page: Page): Promise<void> {
  await choose(page, 'doubt-from-the-first-second.json', '{"actionMap":"doubt-at-checkout"}');
  await page.locator(id('replay-go')).click();
}

async function show(page: Page, what: string): Promise<void> {
  await page.locator(what).waitFor();
  await page.locator(what).evaluate((element) => element.scrollIntoView());
}

const REPLAY_SCENES: readonly PanelScene[] = [
  { name: 'replay-none', at: '?console=full#/replay', until: '.empty' },
  {
    name: 'replay-wrong-file',
    at: '?console=full#/replay',
    until: '.hint-error',
    act: (page) => choose(page, 'map.json', '{"actionMap":'),
  },
  {
    name: 'replay-going',
    at: '?console=full&replay=going#/replay',
    until: id('replay-stop'),
    act: ask,
  },
  {
    name: 'replay-refused',
    at: '?console=full&replay=refused#/replay',
    until: id('replay-refused'),
    act: ask,
  },
  {
    name: 'replay-more',
    at: '?console=full#/replay',
    until: id('replay-result'),
    act: async (page) => {
      await ask(page);
      await show(page, id('replay-result'));
    },
  },
  {
    name: 'replay-maps',
    at: '?console=full#/replay',
    until: id('replay-result'),
    act: async (page) => {
      await ask(page);
      await page.locator(id('replay-estimates')).click();
      await show(page, '.replay-estimates[open]');
    },
  },
  {
    name: 'replay-untold',
    at: '?console=untold#/replay',
    until: id('replay-result'),
    act: async (page) => {
      await page.locator(id('replay-model')).selectOption('plain-rule');
      await page.locator(id('replay-go')).click();
      await show(page, id('replay-result'));
    },
  },
  {
    name: 'replay-empty',
    at: '?console=empty#/replay',
    until: id('replay-result'),
    act: ask,
  },
];

/** Past sessions through a change, in the console. */
export const REPLAY_SET: SceneSet = {
  ...pagesSet('console', '#console > *', REPLAY_SCENES),
  widths: [360, 900, 1280],
};
