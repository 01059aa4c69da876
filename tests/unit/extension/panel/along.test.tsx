// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { LEAVE_EVENT } from '../../../../extension/platform/viewer-channel.ts';
import { cobrowseCard } from '../../../support/builders/cobrowse-card.ts';
import {
  all,
  commandsOf,
  draw,
  find,
  opening,
  press,
  shown,
  until,
} from './support/draw-panel.tsx';
import { aCard, anAgent, NOW } from './support/rows.ts';

const along = (more: Parameters<typeof cobrowseCard>[0] = {}) =>
  cobrowseCard({ conversation: 'boots', askedBy: 'me', changedAt: NOW, ...more });
const commands = (opened: Awaited<ReturnType<typeof opening>>) =>
  commandsOf(opened)
    .map(({ body }) => body)
    .filter(({ type }) => type.startsWith('cobrowse.'));

async function openBoots(holder = 'me') {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.put(aCard('boots', { holder }));
  await draw(opened);
  await shown('along');
  return opened;
}
const stand = async (wanted: string) =>
  until(() => expect(find('along')?.dataset.stand).toBe(wanted));

test('[VW20] one click asks; it is shown as on its way, then as asked with the time left', async () => {
  const opened = await openBoots();
  (await shown('look-along')).click();
  await stand('asking');
  const [ask] = commands(opened);
  expect(ask).toMatchObject({ type: 'cobrowse.ask', conversation: 'boots' });
  find('look-along')?.click();
  expect(commands(opened)).toHaveLength(1);
  await opened.db.cobrowses.put(
    along({ state: 'asked', startedAt: null, askedAt: NOW, answerBy: NOW + 60_000 }),
  );
  await stand('asked');
  opened.pass(18_000);
  await until(() => expect(find('along')?.textContent).toContain('42 s left'));
});

test('[VW20, PN14] the key l asks as the button does, and is a letter while one writes', async () => {
  const opened = await openBoots();
  press(await shown('composer'), 'l');
  expect(commands(opened)).toEqual([]);
  press(document.body, 'l');
  await until(() => expect(commands(opened)).toHaveLength(1));
});

test('[VW20] a question can be taken back', async () => {
  const opened = await openBoots();
  await opened.db.cobrowses.put(along({ state: 'asked', startedAt: null }));
  (await shown('along-withdraw')).click();
  await until(() => expect(commands(opened)).toEqual([{ type: 'cobrowse.end', cobrowse: 'b1' }]));
  await until(() => expect(find('along-withdraw')?.getAttribute('aria-disabled')).toBe('true'));
});

test('[VW20] a refusal of the question is a sentence, and it can be asked again', async () => {
  const opened = await openBoots();
  (await shown('look-along')).click();
  await stand('asking');
  const [ask] = commandsOf(opened).filter(({ body }) => body.type === 'cobrowse.ask');
  if (ask === undefined) throw new Error('nothing was asked');
  const refusal = { id: ask.id, refusal: 'wrong-state', sentence: '' } as const;
  await opened.db.refusals.put({
    id: ask.id,
    at: NOW,
    body: ask.body,
    kind: 'wrong-state',
    sentence: '',
  });
  opened.background.tell({ kind: 'refused', ...refusal });
  await stand('ready');
  expect((await shown('refusal')).textContent).toContain('The visitor was not asked');
});

test('[VW20] how it ended is said in words beside the act', async () => {
  const opened = await openBoots();
  await opened.db.cobrowses.put(
    along({ state: 'ended', ending: 'declined', startedAt: null, endedAt: NOW }),
  );
  await until(() => expect(find('along')?.textContent).toContain('The visitor said no.'));
  expect(find('look-along')?.getAttribute('aria-disabled')).toBeNull();
});

test('[VW22] the picture is there for the holder as soon as the visitor agrees, and goes when it is over', async () => {
  const opened = await openBoots();
  expect(document.querySelector('[data-place="cobrowse"]')?.hasAttribute('hidden')).toBe(true);
  await opened.db.cobrowses.put(along());
  const frame = await shown('along-picture');
  expect(frame.getAttribute('src')).toBe('../cobrowse/index.html#b1');
  expect(frame.getAttribute('title')).toBe('The page of the visitor');
  await opened.db.cobrowses.put(along({ state: 'ended', ending: 'page-gone', endedAt: NOW }));
  await until(() => expect(find('along-picture')).toBeNull());
  expect(find('along')?.textContent).toContain('The visitor left the shop.');
});

test('[VW22] a picture in a tab of its own is not in the panel too; it can be brought back, gone to and ended', async () => {
  const opened = await openBoots();
  await opened.db.cobrowses.put(along());
  await shown('along-picture');
  opened.background.tell({ kind: 'popped-out', cobrowses: ['b1'] });
  await shown('along-out');
  expect(find('along-picture')).toBeNull();
  (await shown('along-to-tab')).click();
  (await shown('along-here')).click();
  expect(opened.background.posted.slice(-2)).toEqual([
    { kind: 'show-viewer', cobrowse: 'b1' },
    { kind: 'bring-back', cobrowse: 'b1' },
  ]);
  opened.background.tell({ kind: 'popped-out', cobrowses: [] });
  await shown('along-picture');
});

test('[VW22] who ends it sees nothing from that moment; when it could not be ended it is there again', async () => {
  const opened = await openBoots();
  await opened.db.cobrowses.put(along());
  opened.background.tell({ kind: 'popped-out', cobrowses: ['b1'] });
  (await shown('along-end')).click();
  expect(commands(opened)).toEqual([{ type: 'cobrowse.end', cobrowse: 'b1' }]);
  await until(() => expect(find('along')?.textContent).toContain('Stopping'));
  expect(find('along-out')).toBeNull();
  const [end] = commandsOf(opened).filter(({ body }) => body.type === 'cobrowse.end');
  opened.background.tell({
    kind: 'refused',
    id: end?.id ?? '',
    refusal: 'not-holder',
    sentence: '',
  });
  await shown('along-out');
});

test('[VW22] the bar below the picture is moved by keys, within bounds, and its place is kept', async () => {
  const opened = await openBoots();
  await opened.db.cobrowses.put(along());
  const split = await shown('split');
  expect(split.getAttribute('aria-valuenow')).toBe('50');
  for (const key of ['ArrowDown', 'ArrowDown']) press(split, key);
  await until(() => expect(split.getAttribute('aria-valuenow')).toBe('55'));
  press(split, 'End');
  await until(() => expect(split.getAttribute('aria-valuenow')).toBe('75'));
  press(split, 'ArrowDown');
  split.dispatchEvent(new KeyboardEvent('keyup', { key: 'ArrowDown', bubbles: true }));
  await until(async () =>
    expect(await opened.db.settings.get('pictureShare')).toMatchObject({ value: '75' }),
  );
});

test('[VW21] a lead opens the picture of a colleague by hand, and shuts it without ending it', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.ones.put({ key: 'me', card: anAgent('me', { role: 'lead' }) });
  await opened.db.agents.put(anAgent('bram', { name: 'Bram' }));
  await opened.db.conversations.put(aCard('boots', { holder: 'bram' }));
  await opened.db.cobrowses.put(along({ askedBy: 'bram' }));
  await draw(opened);
  const too = await shown('look-along-too');
  expect(find('along')?.textContent).toContain('Bram is looking along');
  expect(find('along-picture')).toBeNull();
  too.click();
  const frame = await shown('along-picture');
  expect(find('along-invite')).toBeNull();
  frame.dispatchEvent(new Event(LEAVE_EVENT));
  await until(() => expect(find('along-picture')).toBeNull());
  expect(commands(opened)).toEqual([]);
});

test('[VW21] a colleague who is neither lead nor invited sees that somebody looks along, and no more', async () => {
  const opened = await openBoots('bram');
  await opened.db.cobrowses.put(along({ askedBy: 'bram' }));
  await stand('active');
  expect(all('look-along-too')).toEqual([]);
  press(document.body, 'l');
  expect(find('along-picture')).toBeNull();
});

test('[VW21] the holder invites a colleague on shift; who is invited already cannot be chosen', async () => {
  const opened = await openBoots();
  await opened.db.agents.bulkPut([anAgent('bram'), anAgent('chioma')]);
  await opened.db.cobrowses.put(along({ invited: ['bram'] }));
  (await shown('along-invite')).click();
  await until(() => expect(all('invite-target')).toHaveLength(2));
  const [bram, chioma] = all('invite-target').map((target) => target.querySelector('input'));
  expect(bram?.disabled).toBe(true);
  chioma?.click();
  const dialog = await shown('invite-along');
  await until(() => expect(find('invite-along-confirm')?.getAttribute('aria-disabled')).toBeNull());
  dialog.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await until(() =>
    expect(commands(opened)).toEqual([
      { type: 'cobrowse.invite', cobrowse: 'b1', agent: 'chioma' },
    ]),
  );
});

test('[VW20] the list of conversations has an eye where somebody looks along', async () => {
  const opened = await opening({ hash: '#/floor' });
  await opened.db.conversations.bulkPut([aCard('boots'), aCard('parcel')]);
  await opened.db.cobrowses.put(along());
  await draw(opened);
  await until(() => expect(document.querySelectorAll('.row-eye')).toHaveLength(1));
  const row = document.querySelector('.row-eye')?.closest('[data-conversation]');
  expect(row?.getAttribute('data-conversation')).toBe('boots');
});
