// @vitest-environment happy-dom
import { expect, test } from 'vitest';
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
import { aCard, anAgent, aRow, NOW } from './support/rows.ts';

test('[PN1] the floor stands from the tables before the background has said a word', async () => {
  const opened = await opening();
  await opened.db.conversations.put(
    aCard('boots', { visitorName: 'Marieke', preview: 'Too dear' }),
  );
  await draw(opened);
  const row = await shown('conversation-row');
  expect(row.textContent).toContain('Marieke');
  expect(row.textContent).toContain('Too dear');
  expect(find('link-state')?.dataset.state).toBe('connecting');
});

test('[PN10] before pairing there is nothing but pairing, and a person confirms what answers', async () => {
  const opened = await opening({ isPaired: false });
  await draw(opened);
  write(await shown('pair-address'), 'counter.example');
  write(await shown('pair-code'), 'km4t 7qxw');
  (await shown('pair-look-up')).click();
  const asked = await until(() => {
    const message = opened.background.posted.at(-1);
    if (message?.kind !== 'look-up') throw new Error('nobody was looked up');
    return message;
  });
  expect(asked.url).toBe('https://counter.example');
  const sidecar = { id: 's', name: 'Van Hout' };
  opened.background.tell({ kind: 'looked-up', id: asked.id, sidecar, sentence: '' });
  expect((await shown('pair-found')).textContent).toBe('Van Hout');
  expect(opened.background.posted.some(({ kind }) => kind === 'pair')).toBe(false);
  (await shown('pair-confirm')).click();
  expect(opened.background.posted.at(-1)).toMatchObject({
    kind: 'pair',
    url: 'https://counter.example',
    code: 'KM4T7QXW',
    deviceName: 'Chromium on Linux',
  });
});

test.each([
  ['at-capacity', 'Je hebt 5 verbonden browsers'],
  ['code-refused', 'De code is fout, gebruikt of verlopen.'],
  ['too-many', 'Wacht even'],
] as const)('[PN20] a code that is not taken for %s says why, in Dutch', async (refusal, says) => {
  const opened = await opening({ isPaired: false });
  await opened.db.settings.put({ key: 'language', value: 'nl' });
  await draw(opened);
  write(await shown('pair-address'), 'counter.example');
  write(await shown('pair-code'), 'km4t 7qxw');
  (await shown('pair-look-up')).click();
  const idOf = (kind: 'look-up' | 'pair') =>
    until(() => {
      const message = opened.background.posted.at(-1);
      if (message?.kind !== kind) throw new Error(`${kind} was not asked`);
      return message.id;
    });
  const sidecar = { id: 's', name: 'Van Hout' };
  opened.background.tell({ kind: 'looked-up', id: await idOf('look-up'), sidecar, sentence: '' });
  (await shown('pair-confirm')).click();
  opened.background.tell({ kind: 'refused', id: await idOf('pair'), refusal, sentence: 'No.' });
  await until(() => expect(find('pairing')?.textContent).toContain(says));
});

test('[PN2] accept posts the command, says so, and opens the conversation', async () => {
  const opened = await opening();
  await opened.db.conversations.put(
    aCard('boots', { state: 'assigned', acceptBy: NOW + 30_000, lines: 1 }),
  );
  await draw(opened);
  (await shown('accept')).click();
  expect(commandsOf(opened).map(({ body }) => body)).toEqual([
    { type: 'conversation.accept', conversation: 'boots' },
  ]);
  await shown('conversation');
  await until(() =>
    expect(find('accept')?.ariaDisabled ?? find('accept')?.getAttribute('aria-disabled')).toBe(
      'true',
    ),
  );
});

test('[PN14] the key a accepts who waits for you, from anywhere', async () => {
  const opened = await opening({ hash: '#/settings' });
  await opened.db.conversations.put(aCard('boots', { state: 'assigned', acceptBy: NOW + 30_000 }));
  await draw(opened);
  await shown('settings');
  await until(() => expect(opened.panel.tables.conversations.value).toHaveLength(1));
  press(document.body, 'a');
  expect(commandsOf(opened)[0]?.body.type).toBe('conversation.accept');
  await shown('conversation');
});

test('[PN11] when the focused row goes, the row in its place has the focus', async () => {
  const opened = await opening();
  await opened.db.conversations.bulkPut([
    aCard('a', { changedAt: 3 }),
    aCard('b', { changedAt: 2 }),
    aCard('c', { changedAt: 1 }),
  ]);
  await draw(opened);
  await until(() => expect(all('conversation-row')).toHaveLength(3));
  const row = (id: string) => document.querySelector<HTMLElement>(`[data-conversation="${id}"]`);
  row('b')?.focus();
  await opened.db.conversations.update('b', { state: 'closed' });
  await until(() => expect(all('conversation-row')).toHaveLength(2));
  expect(document.activeElement).toBe(row('c'));
});

test('[PN11] coming back from a visitor finds the row that was opened', async () => {
  const opened = await opening();
  await draw(opened);
  await shown('floor');
  opened.background.tell({ kind: 'link', state: { kind: 'live', since: 1 } });
  const rows = [aRow('s1'), aRow('s2'), aRow('s3')];
  opened.background.tell({ kind: 'floor', rows, isWhole: true, gone: [] });
  await shown('floor-row');
  document.querySelector<HTMLElement>('[data-row="s2"]')?.click();
  await shown('visitor');
  press(document.body, 'Escape');
  await shown('floor-row');
  await until(() => expect(document.activeElement?.getAttribute('data-row')).toBe('s2'));
});

test('[PN7] while focus is in the list nothing moves; a pill counts and sorts', async () => {
  const opened = await opening();
  await draw(opened);
  await shown('floor');
  opened.background.tell({ kind: 'link', state: { kind: 'live', since: 1 } });
  const rows = [aRow('s1', { score: 90 }), aRow('s2', { score: 50 })];
  opened.background.tell({ kind: 'floor', rows, isWhole: true, gone: [] });
  await shown('floor-row');
  const order = () => all('floor-row').map(({ dataset }) => dataset.session);
  document.querySelector<HTMLElement>('[data-row="s1"]')?.focus();
  const reasons = [{ kind: 'exit-intent', count: null, about: null }] as const;
  const moved = [aRow('s2', { reasons: [...reasons] })];
  opened.background.tell({ kind: 'floor', rows: moved, isWhole: false, gone: [] });
  const pill = await shown('moved');
  expect(pill.textContent).toBe('1 moved');
  expect(order()).toEqual(['s1', 's2']);
  pill.click();
  await until(() => expect(order()).toEqual(['s2', 's1']));
});

test('[PN2] a refusal is a sentence in the reader’s language that can be put away', async () => {
  const opened = await opening();
  await opened.db.refusals.put({
    id: 'r',
    at: NOW,
    body: { type: 'conversation.accept', conversation: 'boots' },
    kind: 'not-holder',
    sentence: 'as the sidecar said it',
  });
  await draw(opened);
  const refusal = await shown('refusal');
  expect(refusal.textContent).toContain('Somebody else holds this conversation now.');
  (await shown('put-away')).click();
  await until(() => expect(find('refusal')).toBeNull());
  expect(await opened.db.refusals.count()).toBe(0);
});

test('[PN19] a lead who invites gets the code and until when it works', async () => {
  const opened = await opening({ hash: '#/settings' });
  await opened.db.ones.put({ key: 'me', card: anAgent('me', { role: 'lead' }) });
  await draw(opened);
  (await shown('invite')).click();
  write(await shown('person-name'), 'Guus');
  (await shown('person-save')).click();
  const [invited] = await until(() => {
    const sent = commandsOf(opened);
    if (sent.length === 0) throw new Error('nobody was invited');
    return sent;
  });
  expect(invited?.body).toMatchObject({ type: 'agent.invite', name: 'Guus', role: 'agent' });
  const result = { code: 'KM4T-7QXW', expiresAt: NOW + 600_000 };
  opened.background.tell({ kind: 'acked', id: invited?.id ?? '', result });
  expect((await shown('code')).textContent).toBe('KM4T-7QXW');
  opened.pass(600_001);
  await until(() => expect(find('code')).toBeNull());
  expect(find('code-dialog')?.textContent).toContain('Code expired at');
});

test('[PN19] an agent who is no lead sees no people', async () => {
  const opened = await opening({ hash: '#/settings' });
  await draw(opened);
  await shown('setting-theme');
  expect(find('people')).toBeNull();
});
