import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addToBasket,
  chooseSize,
  goToBasket,
  openCategory,
  openProduct,
} from '../../demo/shopper.ts';
import { along } from '../../demo/stage/along.ts';
import { type AgentBrowser, openAgent } from '../../demo/stage/browsers.ts';
import { counter } from '../../demo/stage/counter.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { waitFor } from '../../demo/stage/wait-for.ts';
import { widget } from '../../demo/stage/widget.ts';
import { startTalk } from './conversation.ts';
import { countFramesSent, type FramesSent } from './looking-along/frames-sent.ts';
import { begin, sendsNothing, turn, write } from './looking-along/looking.ts';
import { clockOffBy, letClocksDiffer, loadWithClock } from './looking-along/other-clock.ts';
import { isSame, untilNow, untilOld, untilSame, untilSays } from './looking-along/same-page.ts';
import { type Stage, setStage } from './stage.ts';

const TEN_MINUTES_MS = 600_000;

let stage: Stage;
let sent: FramesSent;
let lead: AgentBrowser | null = null;
const at = (testId: string) => `[data-testid="${testId}"]`;
const page = () => stage.shopper.page;
const panel = () => stage.agent.panel;
const receipt = () => page().locator('toonbank-counter .along-receipt').innerText();
const took = (what: string, ms: number) => console.log(`${what}: the same page after ${ms} ms`);

beforeAll(async () => {
  stage = await setStage();
  await letClocksDiffer(stage.shopper.context);
  sent = countFramesSent(stage.shopper.context);
  await startTalk(stage);
  await widget.fold(page());
});
afterAll(async () => {
  await lead?.close();
  await stage?.close();
});

test('a page and a picture that differ by a word are not the same', () => {
  expect(isSame('Boots of a kind, to 1234 AB', 'Boots of a kind, to •••••')).toBe(true);
  expect(isSame('Boots of a kind', 'Boots of a sort')).toBe(false);
  expect(isSame('Boots of a kind', 'Boots of a kind, and more')).toBe(false);
  expect(isSame('Boots of a kind', '•••••')).toBe(false);
});

test('[CB2, FR1] nothing of the page leaves before the visitor agrees; then the agent has the same page', async () => {
  await along.ask(panel());
  await page().locator('toonbank-counter .cobrowse-acts').waitFor();
  expect([sent.count(), sent.open()]).toEqual([0, 0]);
  await along.agree(page());
  took('agreed', await untilSame(panel(), page()));
  await untilNow(panel());
});

describe('the picture is the page again, and nobody has to do anything for it', () => {
  test('[LA6, FR8] on the next pages of the shop', async () => {
    await openCategory(page(), 'women');
    took('category', await untilSame(panel(), page()));
    await openProduct(page(), 'sanne');
    took('product', await untilSame(panel(), page()));
    await chooseSize(page(), '39');
    await addToBasket(page());
    took('added to the basket', await untilSame(panel(), page()));
    await goToBasket(page());
    took('basket', await untilSame(panel(), page()));
  });

  test('[LA6, FR8] after a reload', async () => {
    await page().reload();
    await write(page(), 'Opnieuw geladen.');
    took('reload', await untilSame(panel(), page()));
    await untilNow(panel());
  });

  test('[FS7, FR8] in the tab that is looked at', async () => {
    const second = await stage.shopper.context.newPage();
    await turn(page(), 'hidden');
    await second.goto(`${stage.shop.url}/nl/product/sanne`);
    took('another tab', await untilSame(panel(), second));
    await turn(second, 'hidden');
    await turn(page(), 'visible');
    took('back to the first tab', await untilSame(panel(), page()));
    await second.close();
    await write(page(), 'Er is nog één tabblad.');
    await untilSame(panel(), page());
  });

  test('[FS7, VW1, FR8] after the sidecar was killed with -9, soon after many pictures', async () => {
    for (let load = 0; load < 12; load += 1) {
      await page().reload();
      await write(page(), `Geladen: ${load}.`);
      await untilSame(panel(), page());
    }
    await stage.killAndRestartSidecar();
    await write(page(), 'Geschreven na de klap.');
    took('sidecar killed', await untilSame(panel(), page()));
    await untilNow(panel());
  });

  test('[FS7, VW1, FR5] after the network was cut', async () => {
    stage.wire.cut();
    await untilOld(panel());
    await write(page(), 'Geschreven zonder verbinding.');
    stage.wire.mend();
    took('wire mended', await untilSame(panel(), page()));
    await untilNow(panel());
  });

  test('[VW4] whatever clock the visitor has', async () => {
    for (const offByMs of [TEN_MINUTES_MS, -TEN_MINUTES_MS, 0]) {
      await loadWithClock(page(), offByMs);
      took(`visitor’s clock off by ${offByMs} ms`, await untilSame(panel(), page()));
      await write(page(), `De klok loopt ${offByMs} ms anders.`);
      await untilSame(panel(), page());
      await untilNow(panel());
    }
  });

  test('[VW4] whatever clock the agent has', async () => {
    for (const offByMs of [TEN_MINUTES_MS, -TEN_MINUTES_MS, 0]) {
      await panel().evaluate(clockOffBy(offByMs));
      await panel().evaluate(
        `void (document.querySelector('${at('along-picture')}').contentWindow.Date = Date)`,
      );
      await write(page(), `De klok van de ander loopt ${offByMs} ms anders.`);
      took(`agent’s clock off by ${offByMs} ms`, await untilSame(panel(), page()));
      await untilNow(panel());
    }
  });

  test('[VW23, FS7] after the visitor looked elsewhere for a while', async () => {
    await turn(page(), 'hidden');
    await untilSays(panel(), 'away');
    await write(page(), 'Dit gebeurde ongezien.');
    await turn(page(), 'visible');
    took('shown again', await untilSame(panel(), page()));
    await untilNow(panel());
  });
});

describe('when it is over no frame leaves the page any more', () => {
  test('[LA5, LA9, FS7] the visitor stops', async () => {
    await along.stop(page());
    expect(await receipt()).toContain('Je hebt het zelf gestopt.');
    await along.isOver(panel());
    await along.closeReceipt(page());
    await widget.open(page());
    expect(
      await sendsNothing(sent, { page: page(), panel: panel(), text: 'Ik ben gestopt.' }),
    ).toBe(true);
    await page().reload();
    expect(await sendsNothing(sent, { page: page(), panel: panel(), text: 'Nog steeds.' })).toBe(
      true,
    );
  });

  test('[CB3, LA9, VW22] the agent ends it', async () => {
    took('asked again', await begin(panel(), page()));
    const inViewer = `document.querySelector('${at('along-picture')}').contentDocument.querySelector('${at('viewer-end')}')`;
    await panel().see(`${inViewer} !== null`);
    await panel().evaluate(`${inViewer}.click()`);
    await along.isOver(panel());
    await waitFor('the receipt', async () =>
      (await receipt()).includes('De medewerker heeft het gestopt.'),
    );
    await along.closeReceipt(page());
    expect(await sendsNothing(sent, { page: page(), panel: panel(), text: 'Het is klaar.' })).toBe(
      true,
    );
  });

  test('[CB3, LA9] it is handed over; who takes over asks anew', async () => {
    await begin(panel(), page());
    lead = await openAgent({ isHeadless: true }, join(import.meta.dirname, '../../dist/chrome'));
    const { ready } = stage.sidecar();
    await pairPanel(lead.panel, `http://127.0.0.1:${stage.wire.port}`, ready.pairing?.lead ?? '');
    await counter.becomeAvailable(lead.panel);
    await panel().click(at('hand-over'));
    await panel().click(`${at('hand-over-target')}[data-agent="lead-lotte"] input`);
    await panel().click(at('hand-over-confirm'));
    await counter.accept(lead.panel);
    await waitFor('the receipt', async () =>
      (await receipt()).includes('Het gesprek ging naar een ander'),
    );
    await along.closeReceipt(page());
    expect(
      await sendsNothing(sent, { page: page(), panel: lead.panel, text: 'Wie is daar?' }),
    ).toBe(true);
    took('the next holder', await begin(lead.panel, page()));
  });

  test('[CB3, LA9] the conversation ends', async () => {
    const next = lead?.panel;
    if (next === undefined) throw new Error('nobody took over');
    await next.click(at('end'));
    await next.click(at('end-confirm'));
    await waitFor('the receipt', async () =>
      (await receipt()).includes('Het gesprek is afgelopen.'),
    );
    await waitFor('no connection for frames is open', () => sent.open() === 0);
    const before = sent.count();
    await write(page(), 'Na het einde.');
    await page().reload();
    await page().waitForSelector('html[data-ready="true"]');
    expect([sent.count(), sent.open()]).toEqual([before, 0]);
  });
});
