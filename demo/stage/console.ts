import type { Page } from 'playwright-core';
import type { AgentBrowser } from './browsers.ts';

/** What a lead does in the console, a tab beside the panel. */
export const leadConsole = {
  open: async ({ context, extension }: AgentBrowser): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${extension}/extension/console/index.html`);
    await page.getByTestId('mandate-new').waitFor();
    return page;
  },
  /** Saves a new mandate as the form proposes it: ten percent alone, fifteen with approval, a budget a week. */
  allow: async (page: Page, name: string): Promise<void> => {
    await page.getByTestId('mandate-new').click();
    await page.getByTestId('mandate-name').fill(name);
    await page.getByTestId('mandate-preview').waitFor();
    await page.getByTestId('mandate-save').click();
    await page.getByTestId('mandate-row').filter({ hasText: name }).waitFor();
  },
};
