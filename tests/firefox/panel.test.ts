import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counter } from '../../demo/stage/counter.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { waitFor } from '../../demo/stage/wait-for.ts';
import { findFirefox } from '../../scripts/firefox/find-firefox.ts';
import { say } from '../support/a-conversation.ts';
import { EXTENSION_ORIGIN, startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { newId, openVisitor, pageViewed, type VisitorClient } from '../support/visitor-client.ts';
import { type Firefox, openFirefox } from './firefox.ts';
import { type FirefoxPanel, openPanelPage } from './firefox-panel.ts';
import { ownWindow } from './own-window.ts';

const EXTENSION = join(import.meta.dirname, '../../dist/firefox');

describe.skipIf(findFirefox() === undefined)('the panel in Firefox', () => {
  let sidecar: TestSidecar;
  let firefox: Firefox;
  let panel: FirefoxPanel;
  let visitor: VisitorClient;
  let signOfLife: Promise<string>;
  const conversation = newId();
  const panelUrl = () => `${firefox.origin}/extension/panel/index.html`;

  beforeAll(async () => {
    sidecar = await startTestSidecar(
      {},
      { extensionOrigins: [EXTENSION_ORIGIN, 'moz-extension://*'] },
    );
    firefox = await openFirefox(EXTENSION);
    panel = await openPanelPage(firefox);
    visitor = await openVisitor(sidecar);
  });
  afterAll(async () => {
    await visitor?.close();
    await firefox?.close();
    await sidecar?.stop();
  });

  test('[FX1, ID3] it pairs by code from an origin nobody could list, and goes on shift', async () => {
    await pairPanel(panel, sidecar.url, (await sidecar.codes()).agent);
    signOfLife = ownWindow.signOfLife(firefox);
    await counter.becomeAvailable(panel);
  });

  test('[FX1] a visitor who looks round is a row on the live floor', async () => {
    await visitor.signal(pageViewed());
    await counter.seesOnFloor(panel, /Home/);
  });

  test('[FX1] a conversation is accepted, and a line each way is read at the other end', async () => {
    await visitor.command({ type: 'conversation.open', conversation, language: 'nl' });
    await visitor.command(say(conversation, 'Is maat 39 er nog?'));
    await counter.accept(panel);
    await counter.reads(panel, 'Is maat 39 er nog?');
    await counter.say(panel, 'Ja, nog twee paar.');
    await visitor.next('chat.said', ({ line }) => line.text === 'Ja, nog twee paar.');
  });

  test('[FX2] the background is stopped, and every line comes all the same, once and in order', async () => {
    await panel.evaluate(`browser.runtime.getBackgroundPage()
      .then((page) => { page.isBefore = true; })`);
    await ownWindow.stopBackground(firefox);
    await visitor.command(say(conversation, 'Hoort er nog iemand mee?'));
    await counter.say(panel, 'Ja, gewoon.');
    await visitor.next('chat.said', ({ line }) => line.text === 'Ja, gewoon.');
    await counter.hasLines(panel, [
      'Is maat 39 er nog?',
      'Ja, nog twee paar.',
      'Hoort er nog iemand mee?',
      'Ja, gewoon.',
    ]);
    expect(
      await panel.evaluate(`browser.runtime.getBackgroundPage()
        .then((page) => page.isBefore ?? 'another')`),
    ).toBe('another');
  });

  test('[FX3] the icon opens the sidebar with the panel in it, and shuts it', async () => {
    await ownWindow.clickIcon(firefox);
    await ownWindow.sidebarShows(firefox, panelUrl());
    await panel.see(`browser.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })
      .then((shown) => shown.some(({ documentUrl }) => documentUrl.startsWith('${panelUrl()}')))`);
    await ownWindow.clickIcon(firefox);
    await ownWindow.sidebarIsShut(firefox);
  });

  test('[FX3] a click on a notice brings the panel that is open forward, and opens no other', async () => {
    await firefox.bidi.send('browsingContext.create', { type: 'tab' });
    await ownWindow.tabInFront(firefox, 'about:blank');
    const before = await ownWindow.tabs(firefox);
    await ownWindow.clickNotice(firefox, conversation);
    const shown = await ownWindow.tabInFront(firefox, panelUrl());
    expect(shown).toContain(conversation);
    expect(await ownWindow.tabs(firefox)).toBe(before);
  });

  test('[FX2] a live link asks something of Firefox with each heartbeat, or it would be stopped', async () => {
    expect(await signOfLife).toBe('runtime.getPlatformInfo');
  });

  test('[FX4] after all this no page has an error or asked for what the policy refuses', async () => {
    expect(await firefox.complaints()).toEqual([]);
  });

  test('[FX4] what the policy refuses would be noticed', async () => {
    await panel.evaluate(`document.body.append(Object.assign(document.createElement('script'),
      { src: 'https://elsewhere.example/script.js' }))`);
    const [complaint] = await waitFor('Firefox complains', async () => {
      const found = await firefox.complaints();
      return found.length > 0 && found;
    });
    expect(complaint).toContain('https://elsewhere.example/script.js');
  });

  test('[FX3] with no panel open a click on a notice opens one, on that conversation', async () => {
    await panel.close();
    await firefox.bidi.send('browsingContext.create', { type: 'tab' });
    await ownWindow.tabInFront(firefox, 'about:blank');
    await ownWindow.clickNotice(firefox, conversation);
    await ownWindow.tabInFront(firefox, `${panelUrl()}#/conversation/${conversation}`);
  });
});
