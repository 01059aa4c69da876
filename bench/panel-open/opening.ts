import type { BrowserContext } from 'playwright-core';
import { SidePanel } from '../../demo/stage/side-panel.ts';
import { waitFor } from '../../demo/stage/wait-for.ts';
import type { Arm } from '../measure/rounds.ts';

/** How long one opening took, until the first row had been drawn. */
export interface Opening {
  /** From the click on the extension's icon: with what the browser itself does. */
  readonly fromClickMs: number;
  /** From the beginning of the panel's own document. */
  readonly fromDocumentMs: number;
}

/** Opens the side panel with this page in it, looks, and closes it. */
export function openingArm(
  name: string,
  { context, extension }: { readonly context: BrowserContext; readonly extension: string },
  path: string,
): Arm<Opening> {
  return {
    name,
    async measure() {
      await showNext(context, path);
      const clickedAt = performance.timeOrigin + performance.now();
      const panel = await SidePanel.open(context, extension);
      const [beganAt = 0, drawnAt = 0] = await panel.see<number[]>(
        'globalThis.benchDrawnAt && [performance.timeOrigin, benchDrawnAt]',
      );
      await closePanel(context, extension, panel);
      return { fromClickMs: drawnAt - clickedAt, fromDocumentMs: drawnAt - beganAt };
    },
  };
}

/** What the side panel holds when it is opened next. */
export async function showNext(context: BrowserContext, path: string): Promise<void> {
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error('the extension has no service worker');
  await worker.evaluate((page) => chrome.sidePanel.setOptions({ path: page }), path);
}

export async function closePanel(
  context: BrowserContext,
  extension: string,
  panel: SidePanel,
): Promise<void> {
  const browser = context.browser();
  if (browser === null) throw new Error('this browser cannot be asked for its targets');
  const cdp = await browser.newBrowserCDPSession();
  // No answer comes from a page that is gone.
  void panel.evaluate('window.close()').catch(() => undefined);
  await waitFor('the side panel closes', async () => {
    const { targetInfos } = await cdp.send('Target.getTargets');
    return !targetInfos.some(({ url }) => url.includes(`${extension}/extension/panel/`));
  });
  await cdp.detach();
}
