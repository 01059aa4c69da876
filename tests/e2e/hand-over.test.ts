import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentBrowser, openAgent } from '../../demo/stage/browsers.ts';
import { counter } from '../../demo/stage/counter.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { widget } from '../../demo/stage/widget.ts';
import { startTalk } from './conversation.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;
let lead: AgentBrowser;
const at = (testId: string) => `[data-testid="${testId}"]`;

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

test('[RT3, CV4] handed over with a note, the next holder has all lines and the visitor is told', async () => {
  const { panel } = stage.agent;
  await panel.click(at('hand-over'));
  await panel.click(`${at('hand-over-target')}[data-agent="lead-lotte"] input`);
  await panel.write(at('hand-over-note-field'), 'Wil weten of maat 39 krap valt.');
  await panel.click(at('hand-over-confirm'));

  await counter.accept(lead.panel);
  const note = await lead.panel.evaluate<string>(
    `document.querySelector('${at('hand-over-note')}')?.innerText ?? ''`,
  );
  expect(note).toContain('Wil weten of maat 39 krap valt.');
  await counter.hasLines(lead.panel, await widget.lines(stage.shopper.page));

  await counter.say(lead.panel, 'Lotte hier: hij valt normaal.');
  await widget.reads(stage.shopper.page, 'Lotte hier: hij valt normaal.');
  const told = await stage.shopper.page.locator('toonbank-counter .notice').allInnerTexts();
  expect(told.join('\n')).toMatch(/Lotte/);
});

test('[CV3] who no longer holds it hears no further lines', async () => {
  await widget.say(stage.shopper.page, 'Fijn, dank je.');
  await counter.reads(lead.panel, 'Fijn, dank je.');
  const kept = await stage.agent.panel.evaluate<string>(`new Promise((resolve) => {
    const opening = indexedDB.open('toonbank');
    opening.onsuccess = () => {
      const all = opening.result.transaction('lines').objectStore('lines').getAll();
      all.onsuccess = () => resolve(all.result.map(({ text }) => text).join('\\n'));
    };
  })`);
  expect(kept).toContain('Is maat 39 er nog?');
  expect(kept).not.toContain('Fijn, dank je.');
});
