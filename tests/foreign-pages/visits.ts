import type { Page } from 'playwright-core';

export interface Visit {
  readonly name: string;
  /** Of the page, and what it is made with. */
  readonly path: string;
  /** There when the page has begun. */
  readonly ready: string;
  readonly steps: readonly Step[];
  /**
   * Share of pixels that may differ at rest. What differs of a page by design is the line round what has the
   * focus: the picture takes no focus (SPEC VW5).
   */
  readonly pixelsMax: number;
}

export interface Step {
  readonly name: string;
  act(page: Page): Promise<unknown>;
}

const step = (name: string, act: Step['act']): Step => ({ name, act });

const swagger: Visit = {
  name: 'React (swagger-ui)',
  path: '/swagger.html',
  ready: '.opblock',
  pixelsMax: 0.01,
  steps: [
    step('filters', (page) => page.locator('.operation-filter-input').fill('boots')),
    step('opens an operation', (page) => page.locator('.opblock-get').first().click()),
    step('begins to try it', (page) => page.locator('.try-out__btn').click()),
    step('fills in and chooses', async (page) => {
      await page.locator('.parameters input').fill('7');
      await page.locator('.parameters select').selectOption('39');
    }),
    step('sends it', async (page) => {
      await page.locator('.execute').click();
      await page.locator('.live-responses-table').waitFor();
    }),
    step('scrolls', (page) => page.mouse.wheel(0, 500)),
    step('opens the dialog', async (page) => {
      await page.locator('.btn.authorize').first().click();
      await page.locator('.modal-ux input').fill('letters');
    }),
    step('closes the dialog', (page) => page.locator('.modal-ux .close-modal').click()),
    step('closes the operation', (page) =>
      page.locator('.opblock-get .opblock-summary-control').first().click(),
    ),
  ],
};

const elementPlus: Visit = {
  name: 'Vue (element-plus)',
  path: '/element-plus.html',
  ready: '.el-table__row',
  pixelsMax: 0.01,
  steps: [
    step('opens a menu', async (page) => {
      await page.locator('.el-sub-menu').hover();
      await page.getByText('Returns').waitFor();
    }),
    step('chooses of it', (page) => page.getByText('Returns').click()),
    step('searches', (page) => page.locator('#search').fill('Ver')),
    step('chooses a size', async (page) => {
      await page.locator('.el-select').click();
      await page.getByText('Size 40').click();
    }),
    step('switches', (page) => page.locator('.el-switch').click()),
    step('sorts', (page) => page.locator('.el-table th').first().click()),
    step('searches no more', (page) => page.locator('#search').fill('')),
    step('scrolls the table', async (page) => {
      await page.locator('#table .el-scrollbar__wrap').hover();
      await page.mouse.wheel(0, 120);
    }),
    step('turns the page', (page) => page.locator('.el-pager li', { hasText: '3' }).click()),
    step('opens a dialog', async (page) => {
      await page.locator('#new').click();
      await page.locator('#note').fill('Two lines\nof words');
    }),
    step('adds it', async (page) => {
      await page.locator('#done').click();
      await page.locator('.el-message').waitFor();
    }),
    step('goes to another tab', (page) => page.locator('.el-tabs__item').last().click()),
    step('slides and rates', async (page) => {
      await page.locator('.el-slider__runway').click();
      await page.locator('.el-rate__item').nth(3).click();
    }),
  ],
};

const jsonEditor: Visit = {
  name: 'Svelte (vanilla-jsoneditor)',
  path: '/jsoneditor.html',
  ready: '.jse-tree-mode .jse-contents',
  pixelsMax: 0.01,
  steps: [
    step('opens all', (page) => page.locator('.jse-expand-all').click()),
    step('scrolls', async (page) => {
      await page.locator('.jse-contents').first().hover();
      await page.mouse.wheel(0, 400);
    }),
    step('writes a value', async (page) => {
      await page.locator('.jse-value', { hasText: 'Boot 3' }).first().dblclick();
      await page.keyboard.type('Vera');
      await page.keyboard.press('Enter');
    }),
    step('opens the menu of a value', (page) =>
      page.locator('.jse-value', { hasText: 'Boot 4' }).first().click({ button: 'right' }),
    ),
    step('closes it', (page) => page.keyboard.press('Escape')),
    step('goes to the text', async (page) => {
      await page.getByRole('button', { name: 'text', exact: true }).click();
      await page.locator('.cm-content').waitFor();
    }),
    step('writes in it', async (page) => {
      await page.locator('.cm-line').nth(1).click();
      await page.keyboard.press('Home');
      await page.keyboard.type('"more": [1, 2],');
    }),
    step('scrolls the text', async (page) => {
      await page.locator('.cm-scroller').hover();
      await page.mouse.wheel(0, 900);
    }),
    step('goes to the tree', async (page) => {
      await page.getByRole('button', { name: 'tree', exact: true }).click();
      await page.locator('.jse-tree-mode').waitFor();
    }),
    step('searches', async (page) => {
      await page.locator('.jse-search').first().click();
      await page.keyboard.type('Vera');
    }),
  ],
};

const shoelace: Visit = {
  name: 'web components (shoelace)',
  path: '/shoelace.html',
  ready: 'sl-tab-group[role], sl-tab[active]',
  pixelsMax: 0.01,
  steps: [
    step('writes a name', (page) => page.locator('#name').locator('input').fill('Vera')),
    step('writes a password', (page) => page.locator('#secret').locator('input').fill('letters')),
    step('opens a choice', (page) => page.locator('#size').click()),
    step('chooses', (page) => page.locator('sl-option[value="40"]').click()),
    step('ticks and switches', async (page) => {
      await page.locator('#news').click();
      await page.locator('#fast').click();
    }),
    step('opens a menu', (page) => page.locator('#menu sl-button').click()),
    step('chooses of it', (page) => page.locator('sl-menu-item').last().click()),
    step('opens a dialog', (page) => page.locator('#open').click()),
    step('closes it', (page) => page.locator('#close').click()),
    step('goes to another tab', (page) => page.locator('#more').click()),
    step('opens details', (page) => page.locator('#details').click()),
    step('writes many words', async (page) => {
      await page.locator('#text').locator('textarea').fill('One line\nand another');
    }),
    step('rates', (page) => page.locator('#rating').click({ position: { x: 100, y: 10 } })),
  ],
};

export const VISITS: readonly Visit[] = [swagger, elementPlus, jsonEditor, shoelace];
