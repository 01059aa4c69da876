import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addToBasket,
  choosePayment,
  chooseShipping,
  chooseSize,
  enterCoupon,
  fillDetails,
  goToBasket,
  goToCheckout,
  openCategory,
  openProduct,
  placeOrder,
} from '../../demo/shopper.ts';
import { type AgentBrowser, openAgent } from '../../demo/stage/browsers.ts';
import { counter } from '../../demo/stage/counter.ts';
import { giving } from '../../demo/stage/giving.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { widget } from '../../demo/stage/widget.ts';
import { violations } from './axe.ts';
import { startTalk } from './conversation.ts';
import { BOOTS_TERMS, saveMandate } from './mandate/save-mandate.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;
let lead: AgentBrowser;
let code: string;
const at = (testId: string) => `[data-testid="${testId}"]`;
const panel = () => stage.agent.panel;
const page = () => stage.shopper.page;
const has = (selector: string, text = '') =>
  `[...document.querySelectorAll(${JSON.stringify(selector)})].some((one) => one.innerText.includes(${JSON.stringify(text)}))`;

beforeAll(async () => {
  stage = await setStage();
  await startTalk(stage);
  lead = await openAgent({ isHeadless: true }, join(import.meta.dirname, '../../dist/chrome'));
  const { ready } = stage.sidecar();
  await pairPanel(lead.panel, `http://127.0.0.1:${stage.wire.port}`, ready.pairing?.lead ?? '');
  await counter.becomeAvailable(lead.panel);
});
afterAll(async () => {
  await lead?.close();
  await stage?.close();
});

test('[MP2] without a mandate one sentence says that there is none; one that is saved is there by itself', async () => {
  await panel().see(`document.querySelector('${at('mandate-sentence')}')?.dataset.kind === 'none'`);
  await saveMandate(lead.panel, 'boots', BOOTS_TERMS);
  await panel().see(has(at('denied'), '5'));
});

test('[MP1] what may be given follows the basket', async () => {
  await widget.fold(page());
  await openCategory(page(), 'women');
  await openProduct(page(), 'sanne');
  await chooseSize(page(), '39');
  await addToBasket(page());
  await goToBasket(page());
  expect(await giving.offers(panel(), '10%')).toContain('31');
});

test('[MP3, MP4] one click gives ten percent, a second puts the code in the chat', async () => {
  code = await giving.give(panel(), '10%');
  expect(await violations((expression) => panel().evaluate(expression))).toEqual([]);
  const line = await giving.show(panel());
  expect(line).toContain(code);
  await counter.reads(panel(), line);
  await giving.stands(panel(), code, 'shown');
  await widget.open(page());
  await widget.reads(page(), line);
  await widget.fold(page());
});

test('[MP4] entered at checkout, the agent sees that it was', async () => {
  await goToCheckout(page());
  await fillDetails(page());
  await chooseShipping(page(), 'standard');
  await enterCoupon(page(), code);
  await giving.stands(panel(), code, 'applied');
});

test('[MP5, MP6] asked in one panel, granted lower in the lead’s, told with the lead’s words', async () => {
  await panel().see(
    `(() => { const open = document.querySelector('${at('mandate-toggle')}'); if (open.ariaExpanded !== 'true') open.click(); return open.ariaExpanded === 'true'; })()`,
  );
  await giving.choose(panel(), '15%');
  await panel().click(at('ready'));
  await panel().click(at('ask-confirm'));
  await panel().see(`document.querySelector('${at('asked')}')?.dataset.state === 'asked'`);
  await lead.panel.see(has(at('approval'), '15'));
  expect(await violations((expression) => lead.panel.evaluate(expression))).toEqual([]);
  await giving.press(lead.panel, 'approval-lower');
  // The steps that are ready come with an answer of the sidecar; then the form stands.
  await lead.panel.see(`document.querySelector('${at('lower-step')}') !== null`);
  await lead.panel.write(at('lower-to'), '12');
  await lead.panel.see(`document.querySelector('${at('lower-to')}').value === '12'`);
  await lead.panel.write(at('lower-words'), 'Twaalf is genoeg.');
  await giving.press(lead.panel, 'lower-confirm');
  await lead.panel.see(`document.querySelector('${at('lower-form')}') === null`);
  await panel().see(
    `document.querySelector('${at('asked')}[data-state="lowered"]')?.innerText.includes('Twaalf is genoeg.')`,
  );
  await panel().see(has(at('given'), '12'));
  await lead.panel.see(`document.querySelector('${at('approval')}') === null`);
});

test('[MP4, CD3] once the shop’s server has the order, the agent sees that the code was used, and in which', async () => {
  await choosePayment(page(), 'ideal');
  await placeOrder(page());
  await giving.stands(panel(), code, 'redeemed');
});
