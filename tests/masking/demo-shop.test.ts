import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoShop, startDemoShop } from '../../demo/server.ts';
import { type CorpusBrowser, openCorpusBrowser } from './corpus-browser.ts';

// It looks like anybody's; a shop that wants it seen marks it so.
const OWN_ADDRESS = /Oudegracht 218|3511 NR/;

let browser: CorpusBrowser;
let shop: DemoShop;
beforeAll(async () => {
  browser = await openCorpusBrowser();
  shop = await startDemoShop({ sidecarUrl: 'http://127.0.0.1:9', port: 0 });
});
afterAll(async () => {
  await shop?.close();
  await browser?.close();
});

test.each([
  '/nl',
  '/nl/women',
  '/nl/men',
  '/nl/care',
  '/nl/product/sanne',
  '/nl/basket',
  '/en',
  '/en/women',
  '/en/service',
])(
  '[MK2] of the shop’s page %s every text but the shop’s own address stays readable',
  async (path) => {
    const page = await browser.visit(`${shop.url}${path}`, 'masker');
    const { changed, texts } = await page.evaluate(() => {
      const { maskerPage: own } = globalThis;
      own.record();
      return { changed: own.changed(), texts: document.body.innerText.length };
    });
    expect(texts).toBeGreaterThan(200);
    expect(changed.filter((text) => !OWN_ADDRESS.test(text))).toEqual([]);
  },
);

test('[MK4] of the shop’s checkout what was filled in is masked, and what is asked and bought is not', async () => {
  const page = await browser.visit(`${shop.url}/nl/product/sanne`, 'masker');
  await page.locator('label.size:not(.size-out)').first().click();
  await page.getByTestId('add-to-basket').click();
  await page.getByTestId('to-basket').waitFor();
  await page.goto(`${shop.url}/nl/checkout/details`);
  await page.fill('[name="firstName"]', 'Vlinderman');
  await browser.arm(page, 'masker');
  const told = await page.evaluate(() => {
    const { maskerPage: own } = globalThis;
    own.record();
    return own.picture();
  });
  expect(told).not.toContain('Vlinderman');
  for (const word of ['Voornaam', 'Totaal', '€']) expect(told).toContain(word);
});
