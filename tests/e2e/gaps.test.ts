import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentBrowser, openAgent } from '../../demo/stage/browsers.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { violations } from './axe.ts';
import { startTalk } from './conversation.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;
let lead: AgentBrowser;
let page: Page;
const at = (testId: string) => page.getByTestId(testId);
const SADDLES = [
  'Verkopen jullie ook zadels voor paarden?',
  'Welke zadels voor paarden verkopen jullie?',
];

beforeAll(async () => {
  stage = await setStage();
  const talk = await startTalk(stage);
  for (const question of SADDLES) {
    await talk.shopperSays(question);
    await stage.agent.panel.see(
      `document.querySelector('[data-testid="suggestions"][data-state="answered"]') !== null`,
    );
    await talk.agentSays(`Nee. ${question}`);
  }
  lead = await openAgent(
    { isHeadless: true, language: 'en' },
    join(import.meta.dirname, '../../dist/chrome'),
  );
  const { ready } = stage.sidecar();
  await pairPanel(lead.panel, `http://127.0.0.1:${stage.wire.port}`, ready.pairing?.lead ?? '');
  page = await lead.context.newPage();
  await page.goto(`chrome-extension://${lead.extension}/extension/console/index.html#/gaps`);
});
afterAll(async () => {
  await lead?.close();
  await stage?.close();
});

test('[SU8] questions no article answered stand together, with what visitors wrote', async () => {
  const gap = at('gap').filter({ hasText: 'zadels' });
  await gap.waitFor();
  expect(await gap.count()).toBe(1);
  const said = await gap.innerText();
  expect(said).toMatch(/^2/);
  for (const question of SADDLES) expect(said).toContain(question);
  expect(await violations((expression) => page.evaluate(expression))).toEqual([]);
});

test('[SU8] a gap is set aside, and taken back', async () => {
  const gap = at('gap').filter({ hasText: 'zadels' });
  await gap.getByTestId('gap-set-aside').click();
  await gap.waitFor({ state: 'detached' });
  await at('gaps-aside').locator('summary').click();
  const aside = at('gap-aside').filter({ hasText: 'zadels' });
  await aside.waitFor();
  expect(await violations((expression) => page.evaluate(expression))).toEqual([]);
  await aside.getByTestId('gap-take-back').click();
  await gap.waitFor();
});

test('[SU8] articles past their date lead to their editor', async () => {
  const row = at('gaps-outOfDate').getByTestId('gap-article').first();
  const title = await row.innerText();
  await row.click();
  await page.waitForURL(/#\/knowledge\/[\w-]+$/);
  await page.getByText(title).first().waitFor();
  await page.goBack();
  await at('gaps-outOfDate').waitFor();
});

test('[SU8, CO2] all of it is also a file', async () => {
  const downloading = page.waitForEvent('download');
  await at('gaps-csv').click();
  const file = await (await downloading).path();
  const text = await readFile(file, 'utf8');
  expect(text.split('\r\n')[0]).toBe('What,About,Questions,Shown,Last,Examples');
  expect(text).toContain(SADDLES[0]);
});
