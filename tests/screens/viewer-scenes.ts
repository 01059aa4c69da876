import type { Page } from 'playwright-core';
import type { PanelScene } from './panel-scenes.ts';

const id = (testId: string) => `[data-testid="${testId}"]`;
const press = (page: Page, testId: string) => page.locator(id(testId)).click();
const age = id('picture-age');

/** Clicks what the page of the shop shows at this place, in CSS pixels of that page. */
async function clickPage(page: Page, x: number, y: number): Promise<void> {
  const box = await page.locator('.picture').boundingBox();
  if (box === null) throw new Error('there is no picture');
  const scale = box.width / 1_280;
  await page.mouse.click(box.x + x * scale, box.y + y * scale);
}

/** What is played on a page that is shown whole; a tab of its own begins at real size. */
const PLAYS: readonly PanelScene[] = [
  { name: 'viewer-live', at: '#live', until: age },
  { name: 'viewer-phone', at: '#phone', until: age },
  { name: 'viewer-full', at: '#live', until: age, act: (page) => page.keyboard.press('f') },
  { name: 'viewer-connecting', at: '#connecting', until: id('age-line') },
  { name: 'viewer-waiting', at: '#waiting', until: id('age-line') },
  { name: 'viewer-stale', at: '#stale', until: id('age-line') },
  { name: 'viewer-away', at: '#away', until: id('age-line') },
  { name: 'viewer-lost', at: '#lost', until: id('age-line') },
  { name: 'viewer-ended', at: '#ended', until: id('viewer-ended') },
  { name: 'viewer-revoked', at: '#revoked', until: id('viewer-ended') },
  { name: 'viewer-unpaired', at: '#unpaired', until: id('viewer-unpaired') },
  { name: 'viewer-watching', at: '#watching', until: id('cannot-point') },
  {
    name: 'viewer-unmirrored',
    at: '#unmirrored',
    until: '.unmirrored[open]',
    act: (page) => page.locator('.unmirrored summary').click(),
  },
  {
    name: 'viewer-ring',
    at: '#live',
    until: '.mark-words',
    act: async (page) => {
      await press(page, 'tool-ring');
      await clickPage(page, 560, 380);
      await page.locator(id('ring-words')).fill('Deze, in maat 39');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'viewer-marks-gone',
    at: '#live',
    until: id('marks-gone'),
    act: async (page) => {
      await press(page, 'tool-ring');
      await clickPage(page, 560, 380);
      await page.keyboard.press('Enter');
      await page.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>('.picture iframe');
        frame?.contentDocument?.elementFromPoint(560, 380)?.remove();
      });
    },
  },
  {
    name: 'viewer-draw',
    at: '#live',
    until: '.mark-stroke',
    act: async (page) => {
      await press(page, 'tool-draw');
      const box = await page.locator('.picture').boundingBox();
      if (box === null) throw new Error('there is no picture');
      await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.3);
      await page.mouse.down();
      for (const share of [0.2, 0.3, 0.4, 0.5]) {
        await page.mouse.move(box.x + box.width * share, box.y + box.height * (0.3 + share / 2));
      }
      await page.mouse.up();
    },
  },
  {
    name: 'viewer-ring-words',
    at: '#live',
    until: id('ring-words'),
    act: async (page) => {
      await press(page, 'tool-ring');
      await clickPage(page, 560, 380);
    },
  },
  {
    name: 'viewer-propose',
    at: '#live',
    until: id('propose-form'),
    act: async (page) => {
      await press(page, 'tool-propose');
      await clickPage(page, 560, 440);
    },
  },
  {
    name: 'viewer-covered',
    at: '#live',
    until: id('propose-form'),
    act: async (page) => {
      await press(page, 'tool-propose');
      await clickPage(page, 560, 242);
    },
  },
  {
    name: 'viewer-answered',
    at: '#live',
    until: id('proposal'),
    act: async (page) => {
      await press(page, 'tool-code');
      await page.locator(id('code-field')).fill('VERA10');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'viewer-end-asked',
    at: '#live',
    until: '.viewer-line',
    act: (page) => page.keyboard.press('x'),
  },
  {
    name: 'viewer-keys',
    at: '#live',
    until: id('viewer-key-sheet'),
    act: (page) => page.keyboard.press('?'),
  },
];

/** The viewer in its states; the hash is what fake-picture.ts plays. */
export const VIEWER_SCENES: readonly PanelScene[] = PLAYS.map((scene) => ({
  ...scene,
  act: async (page) => {
    await page.keyboard.press('f');
    await scene.act?.(page);
  },
}));
