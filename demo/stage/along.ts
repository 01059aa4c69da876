import type { Page } from 'playwright-core';
import type { PanelHands } from './side-panel.ts';
import { waitFor } from './wait-for.ts';

const at = (testId: string) => `[data-testid="${testId}"]`;
const VIEWER = `document.querySelector('${at('along-picture')}')?.contentDocument`;
/** The frames of a picture that is being made and of the one that is shown stand beside each other. */
const PICTURES = `[...(${VIEWER}?.querySelectorAll('.picture iframe') ?? [])]`;

/** In the viewer inside the panel, once it is there; null until then. */
const inViewer = (expression: (viewer: string) => string): string =>
  `(() => { const viewer = ${VIEWER}; return viewer ? ${expression('viewer')} : null; })()`;

/** What both sides do to look along; every step ends when its result is on screen. */
export const along = {
  ask: async (panel: PanelHands) => {
    await panel.click(at('look-along'));
    await panel.see(`document.querySelector('${at('along')}')?.dataset.stand === 'asked'`);
  },
  agree: async (page: Page) => {
    await page.locator('toonbank-counter .cobrowse-acts button').first().click();
    await page.locator('toonbank-counter .along-bar').waitFor();
  },
  /** Waits until the agent sees this text on the visitor's page. */
  seesPage: (panel: PanelHands, text: string) =>
    panel.see(
      `${PICTURES}.some(({ contentDocument }) => contentDocument?.body?.innerText.includes(${JSON.stringify(text)}))`,
    ),
  /** The text of the visitor's page as the agent sees it. */
  picture: (panel: PanelHands) =>
    panel.evaluate<string>(
      `${PICTURES}.map(({ contentDocument }) => contentDocument?.body?.innerText ?? '').join('\\n')`,
    ),
  /** Shows where a code is entered, and proposes to fill this one in. */
  showCode: async (panel: PanelHands, code: string) => {
    await clickInViewer(panel, 'tool-code');
    await panel.see(
      inViewer((viewer) => `${viewer}.querySelector('${at('code-field')}') !== null`),
    );
    await panel.evaluate(
      inViewer((viewer) => {
        const field = `${viewer}.querySelector('${at('code-field')}')`;
        return `(${field}.focus(), ${viewer}.execCommand('insertText', false, ${JSON.stringify(code)}), ${field}.form.requestSubmit(), true)`;
      }),
    );
    await panel.see(inViewer((viewer) => `${viewer}.querySelector('${at('proposal')}') !== null`));
  },
  proposalIs: (panel: PanelHands, answer: string) =>
    panel.see(
      inViewer(
        (viewer) => `${viewer}.querySelector('${at('proposal')}')?.dataset.answer === '${answer}'`,
      ),
    ),
  /** Says yes to what is proposed, as often as it takes until this field of the page holds the text. */
  letBeFilled: (page: Page, testId: string, text: string) =>
    waitFor(`${testId} holds ${text}`, async () => {
      const yes = page.locator('toonbank-counter .along-proposal .primary');
      if (await yes.isVisible()) await yes.click({ timeout: 1_000 }).catch(() => undefined);
      return (await page.getByTestId(testId).inputValue()) === text;
    }),
  stop: async (page: Page) => {
    await page.locator('toonbank-counter .along-stop').click();
    await page.locator('toonbank-counter .along-receipt').waitFor();
  },
  closeReceipt: async (page: Page) => {
    const receipt = page.locator('toonbank-counter .along-receipt');
    await receipt.locator('.along-acts button').last().click();
    await receipt.waitFor({ state: 'detached' });
  },
  /** Waits until the panel says that it is over. */
  isOver: (panel: PanelHands) =>
    panel.see(
      `document.querySelector('${at('along-picture')}') === null && document.querySelector('${at('along')}')?.dataset.stand !== 'active'`,
    ),
};

async function clickInViewer(panel: PanelHands, testId: string): Promise<void> {
  await panel.see(inViewer((viewer) => `${viewer}.querySelector('${at(testId)}') !== null`));
  await panel.evaluate(
    inViewer((viewer) => `(${viewer}.querySelector('${at(testId)}').click(), true)`),
  );
}
