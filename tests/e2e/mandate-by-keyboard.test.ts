import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShop, RECIPIENT, seen } from '../../demo/shopper.ts';
import { openAgent } from '../../demo/stage/browsers.ts';
import { counter } from '../../demo/stage/counter.ts';
import { giving } from '../../demo/stage/giving.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { widget } from '../../demo/stage/widget.ts';
import { agentKeys, shopperKeys } from './by-keyboard.ts';
import { BOOTS_TERMS, saveMandate } from './mandate/save-mandate.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;
const at = (testId: string) => `[data-testid="${testId}"]`;

beforeAll(async () => {
  stage = await setStage();
  const { ready } = stage.sidecar();
  const lead = await openAgent(
    { isHeadless: true },
    join(import.meta.dirname, '../../dist/chrome'),
  );
  await pairPanel(lead.panel, `http://127.0.0.1:${stage.wire.port}`, ready.pairing?.lead ?? '');
  await saveMandate(lead.panel, 'boots', BOOTS_TERMS);
  await lead.close();
});
afterAll(() => stage?.close());

test('[AX2, MP3, MP4] ten percent is given, put in the chat, entered and used from both keyboards, without a pointer', async () => {
  const { panel } = stage.agent;
  const { page } = stage.shopper;
  const agent = agentKeys(panel);
  const shopper = shopperKeys(page);

  await openShop(page, stage.shop.url);
  await shopper.enter(at('consent-allow'));
  for (let look = 0; look < 3; look += 1) {
    await shopper.enter(at('category-women'));
    await seen(page, 'category');
    await shopper.enter(at('product-sanne'));
    await seen(page, 'product');
  }
  await widget.offered(page);
  await shopper.enter('toonbank-counter .primary, .offer .primary');
  await shopper.type('.composer textarea', 'Mooi, maar duur.');
  await page.keyboard.press('Enter');
  await panel.see(`document.querySelector('${at('accept')}') !== null`);
  await agent.press('a');
  await counter.hasLines(panel, ['Mooi, maar duur.']);
  await page.keyboard.press('Escape');
  await shopper.choose(at('size-37'), `${at('size-39')} input`);
  await shopper.enter(at('add-to-basket'));
  await page.waitForSelector(`${at('added')} ${at('to-basket')}`);

  // The smallest step stands first, and the letter goes there and gives nothing; the second is ten percent.
  expect(await giving.offers(panel, '10%')).toContain('31');
  // Out of the composer, where letters are letters.
  await agent.press('Tab');
  await agent.press('m');
  expect(await panel.evaluate<string>('document.activeElement.innerText')).toContain('5');
  await agent.press('2');
  expect(await panel.evaluate<string>('document.activeElement.innerText')).toContain('10');
  expect(await panel.evaluate<boolean>(`document.querySelector('${at('given')}') === null`)).toBe(
    true,
  );
  await agent.press('Enter');
  const code = await giving.ready(panel);
  // The focus goes on with what was given: a second Enter puts it in the chat.
  await panel.see(`document.activeElement?.matches('${at('show')}')`);
  const line = await panel.evaluate<string>(`document.querySelector('${at('show-text')}').value`);
  await agent.press('Enter');
  await counter.reads(panel, line);
  await giving.stands(panel, code, 'shown');

  await shopper.enter(at('basket-link'));
  await seen(page, 'basket');
  await shopper.enter(at('go-to-checkout'));
  await seen(page, 'checkout-details');
  for (const [field, value] of Object.entries(RECIPIENT)) {
    await shopper.type(at(`field-${field}`), value);
  }
  await shopper.enter(at('to-shipping'));
  await seen(page, 'checkout-shipping');
  await shopper.choose(at('shipping-standard'), `${at('shipping-standard')} input`);
  await shopper.enter(at('to-payment'));
  await seen(page, 'checkout-payment');
  await shopper.type(at('coupon'), code);
  await shopper.enter(at('coupon-apply'));
  await page.waitForSelector(at('coupon-held'));
  await giving.stands(panel, code, 'applied');
  await shopper.choose(at('payment-ideal'), `${at('payment-ideal')} input`);
  await shopper.enter(at('to-overview'));
  await seen(page, 'checkout-overview');
  await shopper.enter(at('place-order'));
  await seen(page, 'thank-you');
  await giving.stands(panel, code, 'redeemed');
});
