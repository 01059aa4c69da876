import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addToBasket, chooseSize, openCategory, openProduct, signIn } from '../../demo/shopper.ts';
import { type AgentBrowser, openAgent } from '../../demo/stage/browsers.ts';
import { leadConsole } from '../../demo/stage/console.ts';
import { counter } from '../../demo/stage/counter.ts';
import { giving } from '../../demo/stage/giving.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { STATE_WITHIN_MS } from '../../demo/stage/wait-for.ts';
import { widget } from '../../demo/stage/widget.ts';
import { APPROVAL_WAIT_MIN_MS } from '../../shared/protocol/limits.ts';
import { violations } from './axe.ts';
import { startTalk } from './conversation.ts';
import { heard, hears, listen } from './goodwill/heard.ts';
import { question } from './goodwill/question.ts';
import { inviteLead, speakDutch } from './goodwill/settings.ts';
import { task } from './goodwill/task.ts';
import { CARD_TERMS, CREDIT_TERMS } from './goodwill/terms.ts';
import { toFloor } from './goodwill/to-floor.ts';
import { saveMandate } from './mandate/save-mandate.ts';
import { send } from './mandate/send.ts';
import { type Stage, setStage } from './stage.ts';

const EXTENSION = join(import.meta.dirname, '../../dist/chrome');
const FIRST = '€ 25 tegoed';
const FIFTY = 'Anna vraagt € 50 tegoed';
const CARD = 'Anna vraagt Kaart met excuus';
/** For whom, why, the basket and what is in it, the cost, and what it leaves of the budget. */
const FACTS = [
  'voor Joris Bakker',
  'Onze fout: de eindnota was kwijtgescholden.',
  'Mand € 310 Sanne',
  'Kosten € 50',
  '€ 100, daarna € 50',
];

let stage: Stage;
let lotte: AgentBrowser;
let mila: AgentBrowser;
/** The question that nobody answers. */
let unanswered: string;
/** Which of two answers counted, and the task it made. */
let isGranted: boolean;
let second: string;
const at = (testId: string) => `[data-testid="${testId}"]`;
const panel = () => stage.agent.panel;
const page = () => stage.shopper.page;
const leads = () => [lotte.panel, mila.panel] as const;
const count = (selector: string) => `document.querySelectorAll('${selector}').length`;

beforeAll(async () => {
  stage = await setStage();
  const address = `http://127.0.0.1:${stage.wire.port}`;
  lotte = await openAgent({ isHeadless: true }, EXTENSION);
  await pairPanel(lotte.panel, address, stage.sidecar().ready.pairing?.lead ?? '');
  mila = await openAgent({ isHeadless: true }, EXTENSION);
  await pairPanel(mila.panel, address, await inviteLead(lotte.panel, 'Mila'));
  await Promise.all([panel(), ...leads()].map(speakDutch));
  await startTalk(stage);
  await widget.fold(page());
  await signIn(page(), 'joris');
  await openCategory(page(), 'women');
  await openProduct(page(), 'sanne');
  await chooseSize(page(), '39');
  await addToBasket(page());
  await saveMandate(lotte.panel, 'credit', CREDIT_TERMS);
  await saveMandate(lotte.panel, 'card', CARD_TERMS);
  for (const one of [panel(), ...leads()]) await listen(one);
});
afterAll(async () => {
  await Promise.all([lotte?.close(), mila?.close()]);
  await stage?.close();
});

test('[AP1, MP5, MP6] goodwill above the mandate is asked with a reason, and both leads have all there is to know', async () => {
  await question.ask(panel(), '€ 50', 'Onze fout: de eindnota was kwijtgescholden.');
  await hears(panel(), 'Gevraagd aan ');
  expect((await heard(panel())).join()).toMatch(/aan (Lotte, Mila|Mila, Lotte): € 50 tegoed/);
  for (const lead of leads()) {
    await question.open(lead, FIFTY);
    for (const fact of FACTS) await question.says(lead, FIFTY, fact);
    await lead.see(`chrome.action.getBadgeText({}).then((text) => text === '1')`);
  }
  await giving.press(mila.panel, 'approval-history');
  await mila.panel.see(`document.querySelector('${at('journey')}')?.innerText.includes('Sanne')`);
  // Still there, above what was opened.
  await question.open(mila.panel, FIFTY);
  await toFloor(mila.panel);
});

test('[AP4, MP3] meanwhile the agent chats on, and asks for a card that may be answered for half a minute', async () => {
  await counter.say(panel(), 'Ik vraag het meteen na voor je.');
  await widget.open(page());
  await widget.reads(page(), 'Ik vraag het meteen na voor je.');
  await question.ask(panel(), 'Kaart met excuus', 'Iets persoonlijks erbij.');
  await panel().see(`${count(`${at('asked')}[data-state="asked"]`)} === 2`);
  unanswered = await question.id(mila.panel, CARD);
  await widget.say(page(), 'Dank je, ik wacht even.');
  await counter.reads(panel(), 'Dank je, ik wacht even.');
});

test('[AP3, MP6] one lead allows less; the other is told by whom, the agent in the lead’s words', async () => {
  await question.open(lotte.panel, FIFTY);
  await question.fillInLess(lotte.panel, '25', 'De helft is eerlijk.');
  await giving.press(lotte.panel, 'lower-confirm');
  await hears(mila.panel, 'Vraag van Anna: verlaagd door Lotte');
  for (const lead of leads()) await question.isGone(lead, FIFTY);
  await hears(panel(), 'Lotte staat € 25 tegoed toe. De helft is eerlijk.');
  await panel().see(`${count(`${at('given')}[data-state="open"]`)} === 1`);
  expect((await heard(lotte.panel)).join('\n')).not.toContain('verlaagd door Lotte');
});

test('[AP2] two leads answer before either is heard: one counts, the other is told so in words', async () => {
  await question.ask(panel(), '€ 50', 'Ook de bezorging ging mis.');
  // What was answered before is said no more.
  await panel().see(`${count(`${at('asked')}[data-state="lowered"]`)} === 0`);
  await Promise.all(leads().map((lead) => question.open(lead, FIFTY)));
  await question.fillInLess(mila.panel, '15', 'Vijftien is genoeg.');
  stage.wire.hold();
  const answers = [giving.press(lotte.panel, 'approval-grant')];
  answers.push(giving.press(mila.panel, 'lower-confirm'));
  await Promise.all(answers);
  for (const lead of leads()) {
    await lead.see(`document.querySelector('${at('approval-moving')}') !== null`);
  }
  stage.wire.release();

  const told = await panel().see<string>(
    `document.querySelector('${['granted', 'lowered'].map((state) => `${at('asked')}[data-state="${state}"]`).join()}')?.dataset.state`,
  );
  isGranted = told === 'granted';
  const [one, other] = isGranted ? leads() : [mila.panel, lotte.panel];
  await hears(
    other,
    `Vraag van Anna: ${isGranted ? 'toegestaan door Lotte' : 'verlaagd door Mila'}`,
  );
  await hears(other, 'Je antwoord is niet aangenomen.');
  for (const lead of leads()) await question.isGone(lead, FIFTY);
  expect((await heard(one)).join('\n')).not.toContain('niet aangenomen');
  await hears(panel(), isGranted ? 'Lotte staat € 50 tegoed toe.' : 'Vijftien is genoeg.');
  await panel().see(`${count(`${at('given')}[data-state="open"]`)} === 2`);
  second = isGranted ? '€ 50 tegoed' : '€ 15 tegoed';
});

test('[MP7, MD5] what was allowed is a task of the agent, by a day: one is done, one could not be, and says why', async () => {
  await toFloor(panel());
  for (const what of [FIRST, second]) {
    expect(await task.stands(panel(), what, 'open')).toMatch(/voor Joris Bakker voor \S+/);
    for (const lead of leads()) expect(await task.stands(lead, what, 'open')).toMatch(/van Anna$/);
  }
  expect(await violations((expression) => panel().evaluate(expression))).toEqual([]);

  await task.open(panel(), FIRST);
  await panel().click(at('task-done'));
  await task.isGone(panel(), FIRST);
  for (const lead of leads()) expect(await task.stands(lead, FIRST, 'done')).toContain('gedaan');

  await task.open(panel(), second);
  await panel().click(at('task-failed'));
  await panel().see(
    `document.querySelector('${at('task-dialog')}').innerText.includes('Zeg wat er misging.')`,
  );
  await panel().write(at('task-note'), 'Rekeningnummer klopt niet.');
  await panel().click(at('task-failed'));
  await task.isGone(panel(), second);
  for (const lead of leads()) {
    expect(await task.stands(lead, second, 'failed')).toContain('Rekeningnummer klopt niet.');
  }
});

test('[AP4, MP5, MP6] a question nobody answered in time is over: all three are told, and no answer counts any more', async () => {
  await panel().click(`${at('conversations')} .row-main`);
  const withinMs = APPROVAL_WAIT_MIN_MS + STATE_WITHIN_MS;
  await hears(panel(), 'Niemand antwoordde op tijd: Kaart met excuus.', withinMs);
  for (const lead of leads()) {
    await hears(lead, 'Vraag van Anna: niemand antwoordde op tijd');
    await question.isGone(lead, CARD);
    await lead.see(`chrome.action.getBadgeText({}).then((text) => text === '')`);
  }
  const answer = { type: 'approval.answer', approval: unanswered, step: null, words: '' } as const;
  expect(await send(mila.panel, { ...answer, answer: 'grant' })).toMatch(/^refused expired /);
  for (const state of ['done', 'not-done']) {
    await panel().see(`${count(`${at('given')}[data-state="${state}"]`)} === 1`);
  }
});

test('[LG1, LG2] the ledger has it all, in order, and is whole', async () => {
  const view = await leadConsole.open(mila);
  await view.getByTestId('console-ledger').click();
  await view.getByTestId('ledger-table').waitFor();
  const [file] = await Promise.all([
    view.waitForEvent('download'),
    view.getByTestId('ledger-json').click(),
  ]);
  const lines: { kind: string; agent: string | null }[] = JSON.parse(
    await readFile(await file.path(), 'utf8'),
  );
  const kinds = lines.map(({ kind }) => kind).toReversed();
  expect(kinds).toEqual([
    ...['mandate-saved', 'mandate-saved', 'approval-asked', 'approval-asked'],
    ...['given', 'approval-answered', 'approval-asked', 'given', 'approval-answered'],
    ...['fulfilled', 'unfulfilled', 'approval-answered'],
  ]);
  const answered = lines.filter(({ kind }) => kind === 'approval-answered').toReversed();
  const [first, then, last] = answered.map(({ agent }) => agent);
  expect([first, then === 'lead-lotte', last]).toEqual(['lead-lotte', isGranted, null]);
  await view.getByTestId('ledger-check').click();
  await view.getByText(`Heel: ${lines.length} regels`).waitFor();
});
