import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boots } from '../../demo/journey/boots.ts';
import { play } from '../../demo/journey/play.ts';
import { type RaisedStage, raiseStage } from '../../demo/journey/raise-stage.ts';
import { leadConsole } from '../../demo/stage/console.ts';
import { type VendureOwner, vendureOwner } from '../shops/vendure/admin.ts';

let stage: RaisedStage;
let owner: VendureOwner;
let out: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'toonbank-pictures-'));
  stage = await raiseStage({ isHeadless: true, shop: 'vendure' });
  if (stage.vendure === null) throw new Error('There is no Vendure behind this shop.');
  owner = await vendureOwner(stage.vendure);
});
afterAll(async () => {
  await stage?.close();
  await rm(out, { recursive: true, force: true });
});

test('[JN1, CD3] the same journey on a real Vendure: its code is made there, shown, pointed at, entered, paid and known as used', async () => {
  const wrong: string[] = [];
  stage.shopper.page.on('pageerror', (error) => wrong.push(error.message));
  stage.shopper.page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  const played = await play(boots, stage, out, () => undefined);
  expect(played).toMatchObject({ ok: true });
  expect(await readdir(out)).toHaveLength(boots.steps.length * 2);
  expect(wrong).toEqual([]);
});

test('[CD3, DM9] Vendure has the order under the name and at the price that the shopper was told', async () => {
  const { page } = stage.shopper;
  const [order, ...more] = await owner.orders();
  expect(more).toEqual([]);
  expect(order).toMatchObject({ state: 'PaymentSettled', couponCodes: [expect.any(String)] });
  expect(await page.getByTestId('order-placed').innerText()).toContain(order?.code);
  const cents = (text: string) => Number(text.replaceAll(/\D/g, ''));
  expect(cents(await page.getByTestId('total').innerText())).toBe(order?.totalWithTax);
  expect(order?.totalWithTax).toBe(310_00 + 6_95 - 31_00);
});

test('[CD3, LG1] the ledger says what was given and what it came to, and is whole', async () => {
  const page = await leadConsole.open(stage.lead);
  await page.getByTestId('console-ledger').click();
  const kinds = page.getByTestId('ledger-table').locator('tbody tr td:nth-of-type(2)');
  await kinds.filter({ hasText: 'Verzilverd' }).waitFor();
  expect(await kinds.allInnerTexts()).toEqual(['Verzilverd', 'Gegeven', 'Mandaat opgeslagen']);
  await page.getByTestId('ledger-check').click();
  await page.getByText(/^Heel: 3 regels/).waitFor();
});
