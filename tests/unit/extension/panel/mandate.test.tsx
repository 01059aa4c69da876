// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { AGAIN_AFTER_MS } from '../../../../extension/panel/views/conversation/mandate/use-allowed.ts';
import {
  all,
  commandsOf,
  draw,
  find,
  opening,
  press,
  shown,
  until,
  write,
} from './support/draw-panel.tsx';
import {
  answer,
  asks,
  code,
  OPTIONS,
  type Opened,
  openBoots,
  ours,
  percent,
} from './support/open-boots.ts';
import { aCard, aRow, NOW } from './support/rows.ts';

const bodies = (opened: Opened) =>
  commandsOf(opened)
    .map(({ body }) => body)
    .filter(({ type }) => /^(mandate|code|approval)\./.test(type));

const gives = () => all('give').map((button) => button.textContent.trim());

test('[MP2] what may be given is a row of buttons per kind with its cost, and what is left once', async () => {
  await openBoots();
  await shown('give-row');
  expect(all('give-row').map(({ dataset }) => dataset.kind)).toEqual(['percentage', 'amount']);
  expect(gives()).toEqual(['5% €15.50', '10% €31', '€5']);
  expect(find('give-ask')?.textContent).toBe('15% €46.50 ask');
  expect(find('mandate-left')?.textContent).toBe('€412 left');
  expect(find('denied')?.textContent).toBe('Shoe tree: too little is left of the budget.');
});

test('[MP2] shut away, the smallest step still stands there, and the choice is kept', async () => {
  const opened = await openBoots();
  (await shown('mandate-toggle')).click();
  await until(() => expect(gives()).toEqual(['5% off €15.50']));
  expect(await opened.db.settings.get('mandate')).toMatchObject({ value: 'shut' });
});

test('[MP2] where no mandate reaches, one sentence says so and nothing more', async () => {
  await openBoots([]);
  await until(() => expect(find('mandate-sentence')?.dataset.kind).toBe('none'));
  expect(find('mandate')?.textContent).toBe('No mandate reaches this conversation.');
});

test('[MP2] who does not hold the conversation is asked nothing and may give nothing', async () => {
  const opened = await openBoots(OPTIONS, 'bram');
  expect(document.querySelector('[data-place="mandate"]')?.hasAttribute('hidden')).toBe(true);
  expect(asks(opened)).toEqual([]);
});

test('[MP3] one click gives, under the version that was on screen; making is shown at once', async () => {
  const opened = await openBoots();
  await shown('give');
  all('give')[1]?.click();
  await until(() => expect(find('given')?.textContent).toContain('Making the code…'));
  expect(bodies(opened)).toEqual([
    {
      type: 'mandate.exercise',
      exercise: expect.any(String),
      conversation: 'boots',
      mandate: 'm1',
      version: 1,
      step: { kind: 'percentage', percent: 10 },
    },
  ]);
});

test('[MP3] neither a second click, a double click nor a key held down gives twice', async () => {
  const opened = await openBoots();
  const button = await shown('give');
  button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
  expect(bodies(opened)).toEqual([]);
  const held = new KeyboardEvent('keydown', {
    key: 'Enter',
    repeat: true,
    bubbles: true,
    cancelable: true,
  });
  button.dispatchEvent(held);
  expect(held.defaultPrevented).toBe(true);
  button.click();
  button.click();
  await until(() => expect(button.getAttribute('aria-disabled')).toBe('true'));
  button.click();
  expect(bodies(opened)).toHaveLength(1);
});

test('[MP3] digits and the letter m go to a button and give nothing', async () => {
  const opened = await openBoots();
  await shown('give');
  press(document.body, 'm');
  expect(document.activeElement).toBe(all('give')[0]);
  press(document.activeElement as HTMLElement, '3');
  expect(document.activeElement).toBe(find('give-ask'));
  press(document.activeElement as HTMLElement, '9');
  expect(document.activeElement).toBe(find('give-ask'));
  expect(bodies(opened)).toEqual([]);
});

test('[MP3] without the link nothing is given, and it is said', async () => {
  const opened = await openBoots();
  await shown('give');
  opened.background.tell({ kind: 'link', state: { kind: 'connecting', since: NOW, tries: 1 } });
  await until(() => expect(find('mandate-sentence')?.dataset.kind).toBe('offline'));
  find('give')?.click();
  expect(bodies(opened)).toEqual([]);
});

test('[MP3] after a no what may be given is asked again', async () => {
  const opened = await openBoots();
  (await shown('give')).click();
  const before = asks(opened).length;
  const [sent] = commandsOf(opened).filter(({ body }) => body.type === 'mandate.exercise');
  const refusal = { kind: 'refused', id: sent?.id ?? '', refusal: 'wrong-state', sentence: '' };
  opened.background.tell({ ...refusal, kind: 'refused', refusal: 'wrong-state' });
  await until(() => expect(asks(opened).length).toBe(before + 1));
  await until(() => expect(find('give')?.getAttribute('aria-disabled')).toBeNull());
});

test('[MP3] Enter in an amount gives nothing, it goes on to the button; beyond the bound there is none', async () => {
  const opened = await openBoots();
  const field = await shown('by-hand');
  write(field, '99');
  await until(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  expect(find('by-hand-do')).toBeNull();
  write(field, '2,50');
  await until(() => expect(find('by-hand-do')?.textContent).toBe('Give'));
  press(field, 'Enter');
  expect(document.activeElement).toBe(find('by-hand-do'));
  expect(bodies(opened)).toEqual([]);
  find('by-hand-do')?.click();
  expect(bodies(opened)).toMatchObject([{ step: { kind: 'amount', minor: 250 } }]);
});

test('[MP1] a mandate or a basket that changes is a new question; the last answer stays meanwhile', async () => {
  const opened = await openBoots();
  await shown('give');
  const before = asks(opened).length;
  await opened.db.ones.put({ key: 'allowed', changes: 1 });
  await until(() => expect(opened.panel.tables.allowedChanges.value).toBe(1));
  await until(() => {
    opened.pass(AGAIN_AFTER_MS);
    expect(asks(opened).length).toBe(before + 1);
  });
  await opened.db.ones.put({ key: 'allowed', changes: 2 });
  const rows = [aRow('s1', { visitor: 'visitor-of-boots', basketMinor: 31_000 })];
  opened.background.tell({ kind: 'floor', rows, isWhole: true, gone: [] });
  await until(() => {
    expect(opened.panel.tables.allowedChanges.value).toBe(2);
    opened.pass(AGAIN_AFTER_MS);
    expect(asks(opened).length).toBeGreaterThan(before + 1);
  });
  // What was answered last is there meanwhile.
  expect(gives()).toHaveLength(3);
  await answer(opened, [percent(5)]);
  await until(() => expect(gives()).toHaveLength(1));
});

test('[MP4] the second click puts the code in the chat, in the visitor’s language; the focus is there', async () => {
  const opened = await openBoots();
  const button = await shown('give');
  button.focus();
  button.click();
  const [given] = bodies(opened);
  if (given?.type !== 'mandate.exercise') throw new Error('nothing was given');
  await opened.db.exercises.put(ours({ exercise: given.exercise, code: code() }));
  const show = await shown('show');
  await until(() => expect(document.activeElement).toBe(show));
  const text = await shown('show-text');
  expect(text).toHaveProperty('lang', 'nl');
  const line = String(Reflect.get(text, 'value'));
  expect(line).toMatch(/^Hier is je code voor 10% korting: KM4T-7QXW-9PRV\./);
  write(text, 'Alsjeblieft');
  await until(() => expect(show.getAttribute('aria-disabled')).toBe('true'));
  show.click();
  expect(bodies(opened)).toHaveLength(1);
  write(text, 'Alsjeblieft: km4t 7qxw 9prv');
  await until(() => expect(show.getAttribute('aria-disabled')).toBeNull());
  show.click();
  expect(bodies(opened).at(-1)).toEqual({
    type: 'code.show',
    code: 'k1',
    line: expect.any(String),
    text: 'Alsjeblieft: km4t 7qxw 9prv',
  });
});

test('[MP4] the focus is not taken from who writes', async () => {
  const opened = await openBoots();
  (await shown('composer')).focus();
  await opened.db.exercises.put(ours({ code: code() }));
  await shown('show');
  expect(document.activeElement).toBe(find('composer'));
});

test('[MP4, CD4] a lost code is red, says why, and one click makes a new one', async () => {
  const opened = await openBoots();
  await opened.db.exercises.put(
    ours({ code: code({ state: 'lost', why: 'Another cart has it' }) }),
  );
  const given = await shown('given');
  await until(() => expect(given.dataset.state).toBe('lost'));
  expect(given.querySelector('[role="alert"]')?.textContent).toBe('Lost at checkout');
  expect(given.textContent).toContain('Another cart has it');
  find('replace')?.click();
  expect(bodies(opened)).toEqual([{ type: 'code.replace', code: 'k1', by: expect.any(String) }]);
  await until(() => expect(find('replace')?.textContent).toBe('Making a new one'));
});

test('[MP4] a code is taken back from its menu, after one question', async () => {
  const opened = await openBoots();
  await opened.db.exercises.put(ours({ code: code({ state: 'shown' }) }));
  (await shown('given-more')).click();
  (await shown('given-revoke')).click();
  const dialog = await shown('revoke-code-dialog');
  expect(bodies(opened)).toEqual([]);
  dialog.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await until(() => expect(bodies(opened)).toEqual([{ type: 'code.revoke', code: 'k1' }]));
});

test('[MP4] what it came to is said once it is known, until then the most', async () => {
  const opened = await openBoots();
  await opened.db.exercises.put(ours({ code: code({ state: 'shown' }) }));
  await until(() => expect(find('given-cost')?.textContent).toBe('at most €31'));
  await opened.db.exercises.put(
    ours({ cost: 2_900, code: code({ state: 'redeemed', order: '20417' }), changedAt: NOW + 1 }),
  );
  await until(() => expect(find('given-cost')?.textContent).toBe('€29'));
  expect(find('given')?.textContent).toContain('Used in order 20417');
});

test('[MP4, CD4] the list of conversations has a mark where a code was lost', async () => {
  const opened = await opening({ hash: '#/floor' });
  await opened.db.conversations.bulkPut([aCard('boots'), aCard('parcel')]);
  await opened.db.exercises.put(ours({ code: code({ state: 'lost' }) }));
  await draw(opened);
  await until(() => expect(document.querySelectorAll('.row-lost')).toHaveLength(1));
  const row = document.querySelector('.row-lost')?.closest('[data-conversation]');
  expect(row?.getAttribute('data-conversation')).toBe('boots');
});
