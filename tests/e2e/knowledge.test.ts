import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentBrowser, openAgent } from '../../demo/stage/browsers.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { type Program, startSidecarProcess } from '../../demo/stage/programs.ts';
import { violations } from './axe.ts';

const EXTENSION = join(import.meta.dirname, '../../dist/chrome');
const TITLE = 'Do you mend umbrellas?';

let dataDir: string;
let sidecar: Program;
let lead: AgentBrowser;
let page: Page;

const at = (testId: string) => page.getByTestId(testId);
const row = (text: string) => at('article-row').filter({ hasText: text });
const axe = () => violations((expression) => page.evaluate(expression));
const count = (text: string) => at('article-count').filter({ hasText: text }).waitFor();
const textFile = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'toonbank-data-'));
  sidecar = await startSidecarProcess({ dataDir, port: 0, shopOrigin: 'http://127.0.0.1:9' });
  lead = await openAgent({ isHeadless: true, language: 'en' }, EXTENSION);
  await pairPanel(lead.panel, sidecar.ready.url, sidecar.ready.pairing?.lead ?? '');
  page = await lead.context.newPage();
  await page.goto(`chrome-extension://${lead.extension}/extension/console/index.html#/knowledge`);
});

afterAll(async () => {
  await lead?.close();
  await sidecar?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test('[KB6] the knowledge of the demo shop is all there, and is found by its words', async () => {
  await row('What does delivery cost?').waitFor();
  await at('article-search').fill('heels wait');
  await row('How long does a repair take?').waitFor();
  await row('What does delivery cost?').waitFor({ state: 'detached' });
  await at('article-search').fill('');
  await at('article-filter').selectOption('past');
  await row('Winter discount 2025').getByText('Past its date').waitFor();
  expect(await axe()).toEqual([]);
  await at('article-filter').selectOption('all');
});

test('[KB1, KB2] by keyboard alone one is written, told while writing what is missing, and saved', async () => {
  await at('article-new').focus();
  await page.keyboard.press('Enter');
  await at('article-editor').getByRole('heading', { name: 'New article' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('What does delivery cost?');
  await at('article-problems').getByText('Another article has this title.').waitFor();
  await at('article-problems').getByText('it has no text').waitFor();
  expect(await axe()).toEqual([]);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(TITLE);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Yes, at the **Oudegracht**, while you wait.');
  await at('article-preview-en').locator('strong', { hasText: 'Oudegracht' }).waitFor();
  await at('article-problems').waitFor({ state: 'detached' });
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await at('article-outcome').getByText('Saved.').waitFor();
  await row(TITLE).getByText('English only').waitFor();
  expect(page.url()).toMatch(/#\/knowledge\/[\w-]{36}$/);
});

test('[KB8] what an article holds is shown and never runs', async () => {
  await at('article-body-nl').fill(
    '<img src=x onerror="window.ran = 1"><script>window.ran = 1</script>\n\n[hier](javascript:window.ran=1) [daar](https://shop.example/help) ![een laars](https://elsewhere.example/t.gif)',
  );
  const preview = at('article-preview-nl');
  await preview.getByText('<script>window.ran = 1</script>').waitFor();
  expect(await preview.locator('img, script, iframe').count()).toBe(0);
  expect(await preview.locator('a').evaluateAll((links) => links.map((a) => a.outerHTML))).toEqual([
    '<a href="https://shop.example/help" target="_blank" rel="noopener noreferrer nofollow">daar</a>',
  ]);
  await preview.getByText('(shop.example)').waitFor();
  expect(await page.evaluate('window.ran')).toBeUndefined();
});

test('[KB3] a language that was left behind is told, until the lead says that it still holds', async () => {
  await at('article-title-nl').fill('Maken jullie paraplu’s?');
  await at('article-body-nl').fill('Ja, aan de Oudegracht, terwijl je wacht.');
  await at('article-save').click();
  await row(TITLE).getByText('version 2').waitFor();
  await at('article-body-en').fill('Yes, at the **Oudegracht**, in a day.');
  await at('article-notes').getByText('Dutch: the other language was changed').waitFor();
  await at('article-save').click();
  await row(TITLE).getByText('One language behind').waitFor();
  await at('article-still-holds').check();
  await at('article-save').click();
  await row(TITLE).getByText('version 4').waitFor();
  await row(TITLE).getByText('One language behind').waitFor({ state: 'detached' });
});

test('[KB1] earlier versions show what changed, and one can be brought back as a new version', async () => {
  await at('article-versions').locator('> summary').click();
  const second = at('article-version').filter({ hasText: 'version 2' });
  await second.locator('.diff-removed', { hasText: 'while you wait' }).waitFor();
  await second.locator('.diff-added', { hasText: 'in a day' }).waitFor();
  expect(await axe()).toEqual([]);
  await second.getByTestId('article-use-version').click();
  expect(await at('article-body-en').inputValue()).toContain('while you wait');
  await at('article-save').click();
  await row(TITLE).getByText('version 5').waitFor();
});

test('[KB1] a retired one is out of the list, cannot be changed, and comes back', async () => {
  await at('article-retire').click();
  await at('article-retire-sure').click();
  await row(TITLE).waitFor({ state: 'detached' });
  await at('article-save').waitFor({ state: 'detached' });
  await at('article-filter').selectOption('retired');
  await row(TITLE).waitFor();
  await at('article-bring-back').click();
  await at('no-article-found').waitFor();
  await at('article-filter').selectOption('all');
  await row(TITLE).waitFor();
});

test('[KB7] the table that is downloaded comes in as it was, and a new file as a new article', async () => {
  const [file] = await Promise.all([page.waitForEvent('download'), at('article-export').click()]);
  const table = await readFile(await file.path(), 'utf8');
  expect(table.split('\r\n')[0]).toContain('id,kind,title_nl,body_nl');
  await at('article-import').click();
  await at('import-files').setInputFiles([
    textFile('knowledge.csv', table),
    textFile(
      'umbrella-stand.en.md',
      '# Where do I leave my umbrella?\n\nIn the stand at the door.',
    ),
    textFile('manual.pdf', '%PDF'),
  ]);
  await at('import-sum').getByText('1 new, 0 changed, 95 as they are.').waitFor();
  await at('import-unread').getByText('manual.pdf: Only .md, .csv and .html are read.').waitFor();
  expect(await axe()).toEqual([]);
  await at('import-take').click();
  await at('import-done').getByText('1 article was taken.').waitFor();
  await page.keyboard.press('Escape');
  await row('Where do I leave my umbrella?').waitFor();
  await count('96 articles');
});

test('[KB6] without a sidecar the knowledge can still be read, and says that it cannot be saved', async () => {
  await sidecar.stop();
  await page.getByText('No connection to the sidecar.').waitFor();
  await at('article-search').fill('delivery cost');
  await row('What does delivery cost?').getByRole('button').click();
  expect(await at('article-body-en').inputValue()).toContain('€6.95');
});
