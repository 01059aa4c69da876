import { afterAll, beforeAll, expect, test } from 'vitest';
import { counter } from '../../demo/stage/counter.ts';
import { waitFor } from '../../demo/stage/wait-for.ts';
import { widget } from '../../demo/stage/widget.ts';
import { violations } from './axe.ts';
import { startTalk, type Talk } from './conversation.ts';
import { type Stage, setStage } from './stage.ts';
import { firstFor } from './suggestions/first-for.ts';

let stage: Stage;
let talk: Talk;
const at = (testId: string) => `[data-testid="${testId}"]`;
const panel = () => stage.agent.panel;
const ANSWERED = `${at('suggestions')}[data-state="answered"]`;
/** The articles that stand under the line, best first. */
const STANDING = `[...document.querySelectorAll('${ANSWERED} ${at('suggestion')}')].map((one) => one.dataset.article)`;
const FIRST = `document.querySelector('${ANSWERED} ${at('suggestion')}')`;
const COMPOSED = `document.querySelector('${at('composer')}').value`;

const standsFirst = (article: string) =>
  panel().see(`${FIRST}?.dataset.article === ${JSON.stringify(article)}`);
/** A key in the line's own field. */
async function pressInLine(key: string): Promise<void> {
  await panel().evaluate(`document.querySelector('${at('composer')}').focus()`);
  await panel().press(key);
}
/** Waits until the visitor reads exactly this. */
const visitorReads = (line: string) =>
  waitFor('the visitor reads it', async () =>
    (await widget.lines(stage.shopper.page)).includes(line),
  );
/** Sends what stands in the line, and gives it back. */
async function send(): Promise<string> {
  const line = (await panel().evaluate<string>(COMPOSED)).trim();
  await panel().press('Enter');
  await panel().see(
    `${COMPOSED} === '' && document.querySelector('${at('suggestions')}') === null`,
  );
  return line;
}

beforeAll(async () => {
  stage = await setStage();
  talk = await startTalk(stage);
});
afterAll(() => stage?.close());

test('[SU6] a question has its answer under it, in its own language, with why and how sure', async () => {
  await talk.shopperSays('Wat kost het om een paar laarzen te laten bezorgen?');
  await standsFirst('delivery-costs');
  const words = await panel().evaluate<string>(`${FIRST}.innerText`);
  expect(words).toContain('Wat kost bezorgen?');
  expect(words).toContain('Thuisbezorgen kost € 6,95');
  expect(words).toMatch(/zeker|waarschijnlijk|misschien|sure|likely|perhaps/);
  expect(await panel().evaluate(`${FIRST}.querySelector('${at('why')}')?.innerText`)).toMatch(
    /kost|bezorgen/,
  );
  expect(await violations((expression) => panel().evaluate(expression))).toEqual([]);
});

test('[SU7] a digit puts it in the line, it is edited and sent, and the visitor reads it', async () => {
  await pressInLine('1');
  await panel().see(`${COMPOSED}.startsWith('Thuisbezorgen kost € 6,95 per bestelling')`);
  await panel().write(at('composer'), ' Ook voor deze.');
  const line = await send();
  expect(line.endsWith(' Ook voor deze.')).toBe(true);
  await visitorReads(line);
});

test('[SU6] a question in English is answered in English', async () => {
  await talk.shopperSays('How long do I have to return my boots?');
  await standsFirst('return-period');
  await pressInLine('1');
  await panel().see(`${COMPOSED}.startsWith('30 days after you received them')`);
  await visitorReads(await send());
});

test('[SU6] nonsense gets nothing, quietly', async () => {
  await talk.shopperSays('qwx zzkt brmpf 8831');
  await panel().see(`document.querySelector('${ANSWERED}') !== null`);
  expect(await panel().evaluate(STANDING)).toEqual([]);
  await talk.agentSays('Wat bedoelt u precies?');
});

test('[SU6] what is past its date says so on its own line', async () => {
  await talk.shopperSays('Geldt de winterkorting van 2025 nog?');
  await panel().see(`${STANDING}.includes('discount-winter-2025')`);
  const marked = await panel().evaluate(
    `[...document.querySelectorAll('${at('suggestion')}')].filter((one) => one.querySelector('${at('out-of-date')}')).map((one) => one.dataset.article)`,
  );
  expect(marked).toContain('discount-winter-2025');
  await talk.agentSays('Nee, die is voorbij.');
});

const DRAFT = `document.querySelector('${at('draft')}')?.innerText ?? null`;

test('[DR1, DR3] what is being written is seen by nobody until the visitor says so, and then has its answer before it is sent', async () => {
  const { page } = stage.shopper;
  await widget.write(page, 'Hebben jullie ook veters, of');
  await panel().see(`document.querySelector('${at('typing')}')?.innerText !== ''`);
  expect(await panel().evaluate(DRAFT)).toBeNull();
  await widget.shareDraft(page, true);
  await panel().see(`${DRAFT}?.includes('Hebben jullie ook veters, of')`);
  const question = 'Wat kost het om een tweede paar laarzen te laten bezorgen';
  await widget.write(page, question);
  await panel().see(`${DRAFT}?.includes(${JSON.stringify(question)})`);
  await standsFirst('delivery-costs');
  // Colours are judged as they stay, not while they fade in.
  await panel().see('document.getAnimations().length === 0');
  expect(await violations((expression) => panel().evaluate(expression))).toEqual([]);
  await talk.shopperSays(`${question}?`);
  await panel().see(`${DRAFT} === null`);
  await standsFirst('delivery-costs');
  await widget.shareDraft(page, false);
  await widget.write(page, 'Nog iets');
  await panel().see(`document.querySelector('${at('typing')}')?.innerText !== ''`);
  expect(await panel().evaluate(DRAFT)).toBeNull();
  await talk.agentSays('Zes euro vijfennegentig.');
});

const CHEWED = 'De hond van de buren heeft aan mijn linkerlaars gekauwd';

test('[SU9] what stands not under the line is looked up and put in it', async () => {
  await talk.shopperSays(CHEWED);
  await panel().see(`document.querySelector('${ANSWERED}') !== null`);
  expect(await panel().evaluate(`${STANDING}[0] ?? null`)).not.toBe('warranty');
  await pressInLine('/');
  await panel().write(at('knowledge-field'), 'garantie');
  await panel().see(
    `document.querySelector('${at('knowledge-search')} ${at('suggestion')}')?.dataset.article === 'warranty'`,
  );
  await panel().press('Enter');
  await panel().see(`${COMPOSED} !== ''`);
  await visitorReads(await send());
});

test('[SU4, SU5] what a question was answered with stands first the next time', async () => {
  await waitFor(
    'it is learned',
    async () => (await firstFor(panel(), CHEWED)) === 'warranty',
    60_000,
  );
  await talk.shopperSays(`${CHEWED}!`);
  await standsFirst('warranty');
  await talk.agentSays('Daar kijken we naar.');
});

test('[SU9] with the sidecar away the knowledge is still searched, and the line goes when it is back', async () => {
  await stage.sidecar().kill();
  await pressInLine('/');
  await panel().write(at('knowledge-field'), 'retourlabel');
  await panel().see(
    `document.querySelector('${at('search-says')}')?.innerText.match(/kopie|copy/) && document.querySelector('${at('knowledge-search')} ${at('suggestion')}')?.dataset.article === 'return-label-lost'`,
  );
  await panel().press('Enter');
  await panel().see(`${COMPOSED} !== ''`);
  const line = await send();
  await stage.killAndRestartSidecar();
  await counter.reads(panel(), line);
  await visitorReads(line);
});
