import type { Page } from 'playwright-core';
import type { PanelScene } from './panel-scenes.ts';

const id = (testId: string) => `[data-testid="${testId}"]`;
const boots = (suggest: string) => `?suggest=${suggest}&mandate=none#/conversation/boots`;

async function search(page: Page, text: string): Promise<void> {
  await page.locator(id('composer')).press('/');
  await page.locator(id('knowledge-field')).fill(text);
}

/** What the knowledge has for a line, in its states. */
export const SUGGESTION_SCENES: readonly PanelScene[] = [
  { name: 'suggestions-full', at: boots('full'), until: id('suggestion') },
  {
    name: 'suggestions-mandate',
    at: '?suggest=full&mandate=options#/conversation/boots',
    until: id('suggestion'),
  },
  {
    name: 'suggestions-inserted',
    at: boots('full'),
    until: id('composer'),
    act: async (page) => {
      await page.locator(id('suggestion')).nth(2).waitFor();
      await page.locator(id('composer')).press('3');
    },
  },
  {
    name: 'suggestions-one',
    at: boots('one'),
    until: id('suggestion'),
    act: async (page) => {
      await page.locator(id('suggestion')).waitFor();
      await page.locator(id('composer')).fill('Even kijken');
    },
  },
  { name: 'suggestions-none', at: boots('none'), until: id('line-hint') },
  { name: 'suggestions-hostile', at: boots('hostile'), until: id('suggestion') },
  {
    name: 'suggestions-snippets',
    at: boots('full'),
    until: id('suggestion'),
    act: (page) => search(page, ''),
  },
  {
    name: 'suggestions-search',
    at: boots('full'),
    until: `${id('knowledge-search')} ${id('suggestion')}`,
    act: (page) => search(page, 'korting'),
  },
  {
    name: 'suggestions-offline',
    at: '?suggest=full&link=offline#/conversation/boots',
    until: `${id('knowledge-search')} ${id('suggestion')}`,
    act: (page) => search(page, 'verzend'),
  },
];
