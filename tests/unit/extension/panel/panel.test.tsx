// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Shell } from '../../../../extension/panel/shell.tsx';
import { PanelContext } from '../../../../extension/panel/state/panel.ts';
import { type OpenedPanel, openTestPanel } from './support/open-panel.ts';
import { aCard, aLine, anAgent, aRow, NOW } from './support/rows.ts';

const root = () => document.body.firstElementChild as HTMLElement;
const find = (testId: string) => document.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
const all = (testId: string) => [
  ...document.querySelectorAll<HTMLElement>(`[data-testid="${testId}"]`),
];

async function shown(testId: string): Promise<HTMLElement> {
  return vi.waitFor(() => {
    const element = find(testId);
    if (element === null) throw new Error(`${testId} is not there`);
    return element;
  });
}

async function draw(opened: OpenedPanel): Promise<void> {
  document.body.innerHTML = '<div></div>';
  render(
    <PanelContext.Provider value={opened.panel}>
      <Shell
        onError={(error) => {
          throw error;
        }}
      />
    </PanelContext.Provider>,
    root(),
  );
}

function write(field: HTMLElement, text: string): void {
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) {
    throw new Error('nothing to write in');
  }
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function press(element: HTMLElement, key: string): void {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

const commandsOf = ({ background }: OpenedPanel) =>
  background.posted.flatMap((message) => (message.kind === 'command' ? [message] : []));

const open: OpenedPanel[] = [];
async function opening(options?: Parameters<typeof openTestPanel>[0]): Promise<OpenedPanel> {
  const opened = await openTestPanel(options);
  open.push(opened);
  return opened;
}

afterEach(async () => {
  render(null, root());
  for (const { db } of open.splice(0)) db.close();
});

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
  const asked = await vi.waitFor(() => {
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
  await vi.waitFor(() =>
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
  await vi.waitFor(() => expect(opened.panel.tables.conversations.value).toHaveLength(1));
  press(document.body, 'a');
  expect(commandsOf(opened)[0]?.body.type).toBe('conversation.accept');
  await shown('conversation');
});

test('[PN4] a draft survives the panel and is its conversation’s own', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.bulkPut([aCard('boots'), aCard('parcel')]);
  await draw(opened);
  write(await shown('composer'), 'Ze zijn');
  await vi.waitFor(async () => expect(await opened.panel.queries.draft('boots')).toBe('Ze zijn'));
  opened.panel.places.go({ view: 'conversation', conversation: 'parcel' });
  await vi.waitFor(() => expect(find('composer')).toHaveProperty('value', ''));
  render(null, root());
  opened.panel.places.go({ view: 'conversation', conversation: 'boots' });
  await draw(opened);
  await vi.waitFor(() => expect(find('composer')).toHaveProperty('value', 'Ze zijn'));
});

test('[PN4] the draft goes only when the outbox has the line', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.put(aCard('boots'));
  await draw(opened);
  const composer = await shown('composer');
  write(composer, 'hello');
  await vi.waitFor(async () => expect(await opened.panel.queries.draft('boots')).toBe('hello'));
  press(composer, 'Enter');
  const [said] = commandsOf(opened).filter(({ body }) => body.type === 'chat.say');
  expect(said?.body).toMatchObject({ conversation: 'boots', text: 'hello' });
  expect(await opened.panel.queries.draft('boots')).toBe('hello');
  opened.background.tell({ kind: 'kept', id: said?.id ?? '' });
  await vi.waitFor(async () => expect(await opened.panel.queries.draft('boots')).toBe(''));
});

test('[PN5] a line goes from pending to sent to seen and is on screen once all the way', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.put(aCard('boots'));
  await draw(opened);
  const composer = await shown('composer');
  write(composer, 'hello');
  press(composer, 'Enter');
  await vi.waitFor(() =>
    expect(all('line').map((line) => line.dataset.state)).toEqual(['pending']),
  );
  const said = commandsOf(opened).find(({ body }) => body.type === 'chat.say');
  if (said?.body.type !== 'chat.say') throw new Error('nothing was said');
  const line = { ...aLine(1, 'me', 'hello'), line: said.body.line };
  await opened.db.lines.put(line);
  opened.background.tell({ kind: 'acked', id: said.id, result: null });
  await vi.waitFor(() => expect(all('line').map(({ dataset }) => dataset.state)).toEqual(['sent']));
  await opened.db.conversations.update('boots', { seenByVisitor: 1 });
  await vi.waitFor(() => expect(all('line').map(({ dataset }) => dataset.state)).toEqual(['seen']));
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
  await vi.waitFor(() => expect(seen()).toHaveLength(1));
  opened.pass(1_000);
  expect(seen().map(({ body }) => body)).toEqual([
    { type: 'chat.see', conversation: 'boots', upTo: 1 },
  ]);
});

test('[PN11] when the focused row goes, the row in its place has the focus', async () => {
  const opened = await opening();
  await opened.db.conversations.bulkPut([
    aCard('a', { changedAt: 3 }),
    aCard('b', { changedAt: 2 }),
    aCard('c', { changedAt: 1 }),
  ]);
  await draw(opened);
  await vi.waitFor(() => expect(all('conversation-row')).toHaveLength(3));
  const row = (id: string) => document.querySelector<HTMLElement>(`[data-conversation="${id}"]`);
  row('b')?.focus();
  await opened.db.conversations.update('b', { state: 'closed' });
  await vi.waitFor(() => expect(all('conversation-row')).toHaveLength(2));
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
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('data-row')).toBe('s2'));
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
  await vi.waitFor(() => expect(order()).toEqual(['s2', 's1']));
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
  await vi.waitFor(() => expect(find('refusal')).toBeNull());
  expect(await opened.db.refusals.count()).toBe(0);
});

test('[PN18] wrap-up is saved with how it ended, and not before that is chosen', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.put(aCard('boots', { state: 'wrap-up' }));
  await draw(opened);
  const save = await shown('wrap-up-save');
  const form = await shown('wrap-up');
  form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(form.querySelector('[role="alert"]')).not.toBeNull());
  expect(commandsOf(opened)).toEqual([]);
  find('disposition-ordered')?.querySelector('input')?.click();
  write(await shown('wrap-up-note'), 'size 39');
  save.click();
  await vi.waitFor(() =>
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
  await vi.waitFor(() =>
    expect(commandsOf(opened).map(({ body }) => body)).toEqual([
      { type: 'conversation.hand-over', conversation: 'boots', to: 'bram', note: 'wants 39' },
    ]),
  );
});

test('[PN19] a lead who invites gets the code and until when it works', async () => {
  const opened = await opening({ hash: '#/settings' });
  await opened.db.ones.put({ key: 'me', card: anAgent('me', { role: 'lead' }) });
  await draw(opened);
  (await shown('invite')).click();
  write(await shown('person-name'), 'Guus');
  (await shown('person-save')).click();
  const [invited] = await vi.waitFor(() => {
    const sent = commandsOf(opened);
    if (sent.length === 0) throw new Error('nobody was invited');
    return sent;
  });
  expect(invited?.body).toMatchObject({ type: 'agent.invite', name: 'Guus', role: 'agent' });
  const result = { code: 'KM4T-7QXW', expiresAt: NOW + 600_000 };
  opened.background.tell({ kind: 'acked', id: invited?.id ?? '', result });
  expect((await shown('code')).textContent).toBe('KM4T-7QXW');
  opened.pass(600_001);
  await vi.waitFor(() => expect(find('code')).toBeNull());
  expect(find('code-dialog')?.textContent).toContain('Code expired at');
});

test('[PN19] an agent who is no lead sees no people', async () => {
  const opened = await opening({ hash: '#/settings' });
  await draw(opened);
  await shown('setting-theme');
  expect(find('people')).toBeNull();
});
