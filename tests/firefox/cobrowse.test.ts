import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counter } from '../../demo/stage/counter.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { findFirefox } from '../../scripts/firefox/find-firefox.ts';
import { shopPage } from '../e2e/cobrowse-panel/shop-page.ts';
import { say } from '../support/a-conversation.ts';
import { openPage } from '../support/frame-socket.ts';
import { openPageStream } from '../support/picture/page-stream.ts';
import { EXTENSION_ORIGIN, startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { newId, openVisitor, type VisitorClient } from '../support/visitor-client.ts';
import { type Firefox, openFirefox } from './firefox.ts';
import { type FirefoxPanel, openPanelPage } from './firefox-panel.ts';

const EXTENSION = join(import.meta.dirname, '../../dist/firefox');
const at = (testId: string) => `[data-testid="${testId}"]`;
const VIEWER = `document.querySelector('${at('along-picture')}')?.contentDocument`;

describe.skipIf(findFirefox() === undefined)('looking along in Firefox', () => {
  let sidecar: TestSidecar;
  let firefox: Firefox;
  let panel: FirefoxPanel;
  let visitor: VisitorClient;
  let cobrowse = '';
  const conversation = newId();

  beforeAll(async () => {
    sidecar = await startTestSidecar(
      {},
      { extensionOrigins: [EXTENSION_ORIGIN, 'moz-extension://*'] },
    );
    firefox = await openFirefox(EXTENSION);
    panel = await openPanelPage(firefox);
    visitor = await openVisitor(sidecar);
    await pairPanel(panel, sidecar.url, (await sidecar.codes()).agent);
    await counter.becomeAvailable(panel);
    await visitor.command({ type: 'conversation.open', conversation, language: 'nl' });
    await visitor.command(say(conversation, 'Is maat 39 er nog?'));
    await counter.accept(panel);
  });
  afterAll(async () => {
    await visitor?.close();
    await firefox?.close();
    await sidecar?.stop();
  });

  test('[FX6] the visitor is asked, agrees, and the page stands over the chat', async () => {
    await panel.click(at('look-along'));
    const asked = await visitor.next('cobrowse.moved', (moved) => moved.cobrowse.state === 'asked');
    cobrowse = asked.cobrowse.cobrowse;
    await visitor.command({ type: 'cobrowse.answer', cobrowse, isAgreed: true });
    const page = await openPage(sidecar, visitor.secret, cobrowse);
    page.send(...openPageStream(page.welcome.checkpoint).batch(shopPage()));
    const inside = `${VIEWER}?.querySelector('.picture iframe')?.contentDocument`;
    expect(await panel.see<string>(`${inside}?.body?.innerText || null`)).toContain('Boots Vera');
    const colour = `getComputedStyle(${inside}.body).backgroundColor`;
    expect(await panel.evaluate(colour)).toBe('rgb(250, 240, 230)');
  });

  test('[FX6] the picture gets a tab of its own, which goes again', async () => {
    await panel.evaluate(`${VIEWER}.querySelector('${at('viewer-pop-out')}').click()`);
    await panel.see(`document.querySelector('${at('along-out')}') !== null`);
    await panel.click(at('along-here'));
    await panel.see(`${VIEWER}?.querySelector('${at('viewer-end')}') !== null`);
  });

  test('[FX6] one click ends it', async () => {
    await panel.see(`${VIEWER}?.querySelector('.viewer-bar .button-danger') !== null`);
    await panel.evaluate(`${VIEWER}.querySelector('${at('viewer-end')}').click()`);
    await visitor.next('cobrowse.moved', (moved) => moved.cobrowse.ending === 'stopped-by-agent');
    await panel.see(`document.querySelector('${at('along-picture')}') === null`);
  });
});
