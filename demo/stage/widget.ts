import type { Page } from 'playwright-core';
import { waitFor } from './wait-for.ts';

/** Our own element on the shop's page; everything of the widget is in its open shadow root. */
const HOST = 'toonbank-counter';

/** What a shopper does with the chat widget; every step ends when the page shows its result. */
export const widget = {
  /** Waits for the offer card. */
  offered: (page: Page) => page.locator(`${HOST} .offer`).waitFor(),
  accept: async (page: Page) => {
    await page.locator(`${HOST} .offer .primary`).click();
    await page.locator(`${HOST} .chat`).waitFor();
  },
  decline: async (page: Page) => {
    await page.locator(`${HOST} .offer .quiet`).click();
    await page.locator(`${HOST} .offer`).waitFor({ state: 'detached' });
  },
  open: async (page: Page) => {
    await page.locator(`${HOST} .launcher`).click();
    await page.locator(`${HOST} .chat`).waitFor();
  },
  /** Puts the chat away, so that the page is free. */
  fold: async (page: Page) => {
    await page.locator(`${HOST} .chat .head-act`).last().click();
    await page.locator(`${HOST} .launcher`).waitFor();
  },
  /** Writes a line and sends it with Enter; ends when it shows among the lines, sent or not. */
  say: async (page: Page, text: string) => {
    const field = page.locator(`${HOST} .composer textarea`);
    await field.fill(text);
    await field.press('Enter');
    await page.locator(`${HOST} .lines`).getByText(text, { exact: true }).waitFor();
  },
  /** Writes without sending. */
  write: (page: Page, text: string) => page.locator(`${HOST} .composer textarea`).fill(text),
  /** Lets who talks with the shopper read along while they write, or no longer. */
  shareDraft: (page: Page, isShared: boolean) =>
    page.locator(`${HOST} .share-draft input`).setChecked(isShared),
  /** Waits until a line from the other side is shown. */
  reads: (page: Page, text: string) =>
    page.locator(`${HOST} .line.agent`).getByText(text, { exact: true }).waitFor(),
  /** The texts of both sides as the shopper sees them, top to bottom, notices left out. */
  lines: (page: Page): Promise<string[]> => page.locator(`${HOST} .line p.text`).allInnerTexts(),
  /** Waits until the lines are exactly these. */
  hasLines: (page: Page, expected: readonly string[]) =>
    waitFor(`the widget shows ${expected.length} lines`, async () => {
      const lines = await widget.lines(page);
      return lines.join('\n') === expected.join('\n');
    }),
};
