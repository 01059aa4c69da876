import { afterAll, beforeAll, expect, test } from 'vitest';
import { counter } from '../../demo/stage/counter.ts';
import { SidePanel } from '../../demo/stage/side-panel.ts';
import { waitFor } from '../../demo/stage/wait-for.ts';
import { widget } from '../../demo/stage/widget.ts';
import { startTalk, type Talk } from './conversation.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;
let talk: Talk;
beforeAll(async () => {
  stage = await setStage();
  talk = await startTalk(stage);
});
afterAll(() => stage?.close());

test('[BG1, BG2] with the panel shut a line still shows on the badge and as a notice', async () => {
  await talk.bothShowAll();
  await stage.agent.panel.shut(stage.agent.context, stage.agent.extension);
  await widget.say(stage.shopper.page, 'Ben je er nog?');
  const worker = stage.agent.context.serviceWorkers().at(-1);
  await waitFor('the badge counts one', async () => {
    const text = await worker?.evaluate(() => chrome.action.getBadgeText({}));
    return text === '1';
  });
  const notices = await waitFor('there is a notice', async () => {
    const shown = await worker?.evaluate(() => chrome.notifications.getAll());
    const ids = Object.keys(shown ?? {});
    return ids.length > 0 && ids;
  });
  expect(notices).toHaveLength(1);
  const panel = await SidePanel.open(stage.agent.context, stage.agent.extension);
  await panel.click('[data-testid="conversation-row"] button');
  await counter.reads(panel, 'Ben je er nog?');
  await counter.say(panel, 'Jazeker.');
  await waitFor('the badge is empty once it was read', async () => {
    const text = await worker?.evaluate(() => chrome.action.getBadgeText({}));
    return text === '';
  });
});
