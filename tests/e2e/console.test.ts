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

let dataDir: string;
let sidecar: Program;
let lead: AgentBrowser;
let page: Page;

const at = (testId: string) => page.getByTestId(testId);

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'toonbank-data-'));
  sidecar = await startSidecarProcess({ dataDir, port: 0, shopOrigin: 'http://127.0.0.1:9' });
  lead = await openAgent({ isHeadless: true, language: 'en' }, EXTENSION);
  await pairPanel(lead.panel, sidecar.ready.url, sidecar.ready.pairing?.lead ?? '');
  page = await lead.context.newPage();
  await page.goto(`chrome-extension://${lead.extension}/extension/console/index.html`);
});

afterAll(async () => {
  await lead?.close();
  await sidecar?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test('[CO1, MD3] a lead is told while writing what is missing, and saves what is whole', async () => {
  await at('no-mandates').waitFor();
  await at('mandate-new').click();
  await at('mandate-name').fill('Boots');
  await at('mandate-budget-week').fill('');
  await at('mandate-problems').waitFor();
  expect(await violations((expression) => page.evaluate(expression))).toEqual([]);
  await at('mandate-budget-week').fill('250,50');
  await at('mandate-problems').waitFor({ state: 'detached' });
  await at('mandate-save').click();
  await at('mandate-row').filter({ hasText: 'Boots' }).waitFor();
  await page.reload();
  await at('mandate-row').filter({ hasText: 'Boots' }).waitFor();
  expect(await at('mandate-budget-week').inputValue()).toBe('250.50');
});

test('[CO1] what cannot be read is said at its field, and cannot be saved', async () => {
  await at('percentage-free').fill('much');
  await page.getByText('This cannot be read.').waitFor();
  expect(await at('mandate-save').getAttribute('aria-disabled')).toBe('true');
  await at('mandate-undo').click();
  expect(await at('percentage-free').inputValue()).toBe('10');
});

test('[MD4] a change is a new version', async () => {
  await at('percentage-free').fill('5');
  await at('mandate-save').click();
  await at('mandate-row').filter({ hasText: 'version 2' }).waitFor();
});

test('[LG2] one press says that the chain is whole', async () => {
  await at('console-ledger').click();
  await at('ledger-table').waitFor();
  await at('ledger-check').click();
  await page.getByText(/^Whole: \d+ entries/).waitFor();
  expect(await violations((expression) => page.evaluate(expression))).toEqual([]);
});

test('[CO2] the whole ledger is also a file, for people and for programs', async () => {
  const save = async (testId: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), at(testId).click()]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };
  const table = await save('ledger-csv');
  expect(table.name).toBe('ledger-2-1.csv');
  expect(table.text.split('\r\n')[0]).toContain('place,at,kind');
  expect(table.text).toContain('mandate-saved');
  await page.getByText('2 entries, in one file.').waitFor();
  const list = await save('ledger-json');
  expect(JSON.parse(list.text)).toMatchObject([{ place: 2 }, { place: 1, kind: 'mandate-saved' }]);
});

test('[MD9] where nothing was given there is nothing to compare', async () => {
  await at('console-given').click();
  await page.getByText('Nothing was given in these days.').waitFor();
  expect(await at('effects').count()).toBe(0);
});

test('[MS1, CO3] where no map met anybody that is said, for any days', async () => {
  await at('console-offers').click();
  await page.getByText('No offer was made or held back in these days.').waitFor();
  await at('offers-days').selectOption('90');
  await page.getByText('No offer was made or held back in these days.').waitFor();
  expect(await at('offers-csv').getAttribute('aria-disabled')).toBe('true');
  expect(await violations((expression) => page.evaluate(expression))).toEqual([]);
});

test('[CO4] a young shop reads what decides and what must happen until it learns', async () => {
  await at('console-learning').click();
  await at('learning-young').waitFor();
  expect(await at('learning-back').getAttribute('aria-disabled')).toBe('true');
  expect(await at('learning-feature').count()).toBeGreaterThan(50);
  expect(await violations((expression) => page.evaluate(expression))).toEqual([]);
});

test('[CO3, MD2] a revoked mandate stays in the list, last and marked', async () => {
  await at('console-mandates').click();
  await at('mandate-row').getByRole('button').click();
  await at('mandate-revoke').click();
  await at('mandate-revoke-sure').click();
  await at('mandate-row').filter({ hasText: 'Revoked' }).waitFor();
});
