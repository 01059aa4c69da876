// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test } from 'vitest';
import {
  all,
  commandsOf,
  draw,
  find,
  opening,
  press,
  root,
  shown,
  until,
  write,
} from './support/draw-panel.tsx';
import { aCard, aLine, anAgent } from './support/rows.ts';

test('[PN4] a draft survives the panel and is its conversation’s own', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.bulkPut([aCard('boots'), aCard('parcel')]);
  await draw(opened);
  write(await shown('composer'), 'Ze zijn');
  await until(async () => expect(await opened.panel.queries.draft('boots')).toBe('Ze zijn'));
  opened.panel.places.go({ view: 'conversation', conversation: 'parcel' });
  await until(() => expect(find('composer')).toHaveProperty('value', ''));
  render(null, root());
  opened.panel.places.go({ view: 'conversation', conversation: 'boots' });
  await draw(opened);
  await until(() => expect(find('composer')).toHaveProperty('value', 'Ze zijn'));
});

test('[PN4] the draft goes only when the outbox has the line', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.put(aCard('boots'));
  await draw(opened);
  const composer = await shown('composer');
  write(composer, 'hello');
  await until(async () => expect(await opened.panel.queries.draft('boots')).toBe('hello'));
  press(composer, 'Enter');
  const [said] = commandsOf(opened).filter(({ body }) => body.type === 'chat.say');
  expect(said?.body).toMatchObject({ conversation: 'boots', text: 'hello' });
  expect(await opened.panel.queries.draft('boots')).toBe('hello');
  opened.background.tell({ kind: 'kept', id: said?.id ?? '' });
  await until(async () => expect(await opened.panel.queries.draft('boots')).toBe(''));
});

test('[PN4] what was just sent does not come back, however late its draft is kept', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.put(aCard('boots'));
  await draw(opened);
  const composer = await shown('composer');
  const texts = ['one', 'two', 'three', 'four'];
  for (const text of texts) {
    write(composer, text);
    press(composer, 'Enter');
    await until(() => expect(all('line')).toHaveLength(texts.indexOf(text) + 1));
    expect(composer).toHaveProperty('value', '');
    for (const { id } of commandsOf(opened)) opened.background.tell({ kind: 'kept', id });
  }
  const said = commandsOf(opened).flatMap(({ body }) =>
    body.type === 'chat.say' ? [body.text] : [],
  );
  expect(said).toEqual(texts);
});

test('[PN5] a line goes from pending to sent to seen and is on screen once all the way', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.put(aCard('boots'));
  await draw(opened);
  const composer = await shown('composer');
  write(composer, 'hello');
  press(composer, 'Enter');
  await until(() => expect(all('line').map((line) => line.dataset.state)).toEqual(['pending']));
  const said = commandsOf(opened).find(({ body }) => body.type === 'chat.say');
  if (said?.body.type !== 'chat.say') throw new Error('nothing was said');
  const line = { ...aLine(1, 'me', 'hello'), line: said.body.line };
  await opened.db.lines.put(line);
  opened.background.tell({ kind: 'acked', id: said.id, result: null });
  await until(() => expect(all('line').map(({ dataset }) => dataset.state)).toEqual(['sent']));
  await opened.db.conversations.update('boots', { seenByVisitor: 1 });
  await until(() => expect(all('line').map(({ dataset }) => dataset.state)).toEqual(['seen']));
});

test('[PN9] what a visitor writes is text, never markup', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.put(aCard('boots', { lines: 1 }));
  await opened.db.lines.put(
    aLine(1, 'visitor', '<img src=x onerror=alert(1)> javascript:alert(1)'),
  );
  await draw(opened);
  const line = await shown('line');
  expect(line.querySelector('img, a, script')).toBeNull();
  expect(line.textContent).toContain('<img src=x onerror=alert(1)>');
});

test('[PN5] lines that were on screen are said to be seen, once', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.put(aCard('boots', { lines: 1 }));
  await opened.db.lines.put(aLine(1, 'visitor', 'hello'));
  await draw(opened);
  await shown('line');
  const seen = () => commandsOf(opened).filter(({ body }) => body.type === 'chat.see');
  await until(() => expect(seen()).toHaveLength(1));
  opened.pass(1_000);
  expect(seen().map(({ body }) => body)).toEqual([
    { type: 'chat.see', conversation: 'boots', upTo: 1 },
  ]);
});

test('[PN18] wrap-up is saved with how it ended, and not before that is chosen', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.put(aCard('boots', { state: 'wrap-up' }));
  await draw(opened);
  const save = await shown('wrap-up-save');
  const form = await shown('wrap-up');
  form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await until(() => expect(form.querySelector('[role="alert"]')).not.toBeNull());
  expect(commandsOf(opened)).toEqual([]);
  find('disposition-ordered')?.querySelector('input')?.click();
  write(await shown('wrap-up-note'), 'size 39');
  save.click();
  await until(() =>
    expect(commandsOf(opened).map(({ body }) => body)).toEqual([
      {
        type: 'conversation.wrap-up',
        conversation: 'boots',
        disposition: 'ordered',
        note: 'size 39',
      },
    ]),
  );
  await shown('floor');
});

test('[PN18] wrap-up has the dispositions of the policy, in the words of the panel’s language', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.put(aCard('boots', { state: 'wrap-up' }));
  await draw(opened);
  await shown('disposition-spam');
  find('disposition-spam')?.querySelector('input')?.click();
  const dispositions = [
    { id: 'solved', nl: 'Opgelost', en: 'Solved' },
    { id: 'size-told', nl: 'Maat verteld', en: 'Told the size' },
  ];
  const answer = { type: 'dispositions.answered' as const, of: 'question', dispositions };
  await opened.db.answers.put({ key: 'dispositions', at: 1, answer });
  expect((await shown('disposition-size-told')).textContent).toBe('Told the size');
  expect(find('disposition-spam')).toBeNull();
  (await shown('wrap-up-save')).click();
  await until(() => expect(find('wrap-up')?.querySelector('[role="alert"]')).not.toBeNull());
  expect(commandsOf(opened)).toEqual([]);
  find('disposition-size-told')?.querySelector('input')?.click();
  (await shown('wrap-up-save')).click();
  await until(() =>
    expect(commandsOf(opened).map(({ body }) => body)).toMatchObject([
      { disposition: 'size-told' },
    ]),
  );
});

test('[PN18] a hand-over goes to the colleague chosen, with the note', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.agents.put(anAgent('bram'));
  await opened.db.conversations.put(aCard('boots'));
  await draw(opened);
  (await shown('hand-over')).click();
  const dialog = await shown('hand-over-dialog');
  dialog.querySelector<HTMLInputElement>('[data-agent="bram"] input')?.click();
  write(await shown('hand-over-note-field'), 'wants 39');
  (await shown('hand-over-confirm')).click();
  await until(() =>
    expect(commandsOf(opened).map(({ body }) => body)).toEqual([
      { type: 'conversation.hand-over', conversation: 'boots', to: 'bram', note: 'wants 39' },
    ]),
  );
});
