import type { Page } from 'playwright-core';
import type { PanelScene } from './panel-scenes.ts';
import { pagesSet } from './panel-set.ts';
import type { SceneSet } from './scene-set.ts';

const id = (testId: string) => `[data-testid="${testId}"]`;
const LEARNING_SCENES: readonly PanelScene[] = [
  { name: 'learning-empty', at: '?console=empty#/learning', until: id('learning-young') },
  { name: 'learning-prior', at: '?console=prior#/learning', until: id('learning-young') },
  { name: 'learning-own', at: '?console=full#/learning', until: id('learning-version') },
  {
    name: 'learning-own-features',
    at: '?console=full#/learning',
    until: id('learning-feature'),
    act: async (page) => {
      await page.locator(id('learning-order')).evaluate((element) => element.scrollIntoView());
    },
  },
  { name: 'learning-changing', at: '?console=changing#/learning', until: id('learning-version') },
  {
    name: 'learning-drift',
    at: '?console=drift#/learning',
    until: id('learning-moved'),
    act: async (page) => {
      await page.locator(id('learning-order')).selectOption('drift');
      await page.locator(id('learning-order')).evaluate((element) => element.scrollIntoView());
    },
  },
  {
    name: 'learning-back',
    at: '?console=full#/learning',
    until: id('learning-back-sure'),
    act: async (page) => {
      await page.locator(id('learning-back')).click();
    },
  },
  {
    name: 'learning-why',
    at: '?console=full#/learning',
    until: '.effect-why[open]',
    act: async (page) => {
      await page.locator(id('learning-why')).click();
    },
  },
  ...['full', 'young-effects', 'effects-back'].map((scene) => ({
    name: `learning-effects-${scene}`,
    at: `?console=${scene}#/learning`,
    until: id('learning-weighing'),
    act: async (page: Page) => {
      await page.locator(id('learning-weighing')).evaluate((element) => element.scrollIntoView());
    },
  })),
  {
    name: 'learning-effects-versions',
    at: '?console=full#/learning',
    until: '.learning-maps-of[open]',
    act: async (page) => {
      await page.locator('.learning-maps-of summary').first().click();
      await page
        .locator('#learning-effect-versions')
        .evaluate((element) => element.scrollIntoView());
    },
  },
  {
    name: 'learning-effects-none',
    at: '?console=full#/learning',
    until: id('learning-back-sure'),
    act: async (page) => {
      await page.locator(id('learning-weighs-none')).click();
    },
  },
  { name: 'learning-asking', at: '?console=full&link=offline#/learning', until: '[role="status"]' },
];

/** What a shop has learned, in the console. */
export const LEARNING_SET: SceneSet = {
  ...pagesSet('console', '#console > *', LEARNING_SCENES),
  widths: [360, 900, 1280],
};
