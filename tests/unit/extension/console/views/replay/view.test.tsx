// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReplayView } from '../../../../../../extension/console/views/replay/view.tsx';
import { learningAnswered } from '../../../../../screens/fixture-learning.ts';
import { REPLAY_REFUSED, replayAnswered } from '../../../../../screens/fixture-replay.ts';
import { all, find, root, shown, until } from '../../../panel/support/draw-panel.tsx';
import type { OpenedPanel } from '../../../panel/support/open-panel.ts';
import { answer, drawView, questionsOf } from '../../support/draw-view.tsx';

const NOW = 1_780_000_000_000;
/** Questions that it said nobody waits for any more. */
const leftIn = ({ background }: OpenedPanel) =>
  background.posted.flatMap((message) => (message.kind === 'left' ? [message.id] : []));
const asked = (opened: OpenedPanel) => questionsOf(opened, 'replay.ask');

async function draw(): Promise<OpenedPanel> {
  const opened = await drawView(<ReplayView />);
  await answer(opened, 'learning.ask', learningAnswered('full', NOW));
  await until(() => expect(find('replay-model')?.textContent).toContain('The version of'));
  return opened;
}

async function choose(name: string, text: string): Promise<void> {
  const input = await shown('replay-file');
  Object.defineProperty(input, 'files', { value: [new File([text], name)], configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  const said = await shown('replay-chosen');
  await until(() => expect(said.textContent).toContain(name));
}

async function pick(testId: string, value: string): Promise<void> {
  const select = await shown(testId);
  if (!(select instanceof HTMLSelectElement)) throw new Error('nothing to choose from');
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

async function go(opened: OpenedPanel, times = 1) {
  await until(() => expect(find('replay-go')?.getAttribute('aria-disabled')).toBeNull());
  root()
    .querySelector('form')
    ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  return until(() => {
    const questions = asked(opened);
    expect(questions).toHaveLength(times);
    return questions.at(-1);
  });
}

let saved: { name: string; text: string }[] = [];
beforeEach(() => {
  saved = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push({ name: this.download, text: decodeURIComponent(this.href.split(',')[1] ?? '') });
  });
});
afterEach(() => vi.restoreAllMocks());

test('[RP5] nothing is asked until there is a change: another model, or a file that can be read', async () => {
  const opened = await draw();
  expect(find('replay-go')?.getAttribute('aria-disabled')).toBe('true');
  await choose('map.json', '{"actionMap":');
  expect(find('replay-chosen')?.textContent).toBe(
    'map.json holds no JSON. Choose a file with an action map or a policy.',
  );
  expect(find('replay-go')?.getAttribute('aria-disabled')).toBe('true');
  find('replay-clear')?.click();
  await until(() => expect(find('replay-chosen')).toBeNull());
  await pick('replay-model', 'plain-rule');
  await pick('replay-days', '7');
  const question = await go(opened);
  expect(question?.body).toEqual({
    type: 'replay.ask',
    days: 7,
    changes: null,
    model: 'plain-rule',
  });
});

test('[RP5] a file is asked with as its text, and the answer says in words first what it would have changed', async () => {
  const opened = await draw();
  await choose('map.json', '{ "actionMap": "night" }');
  const question = await go(opened);
  expect(question?.body).toMatchObject({ days: 28, changes: '{"actionMap":"night"}', model: null });
  await shown('replay-going');
  await answer(opened, 'replay.ask', replayAnswered({ days: 28, model: null }, 'more', NOW));
  const result = await shown('replay-result');
  expect(result.textContent).toContain('18,204 sessions of 11,930 visitors');
  expect(result.textContent).toContain('With map.json.');
  expect(find('replay-says')?.textContent).toBe('More orders.');
  const orders = find('replay-orders')?.textContent;
  expect(orders).toContain('it would have been 6.3 of 100: between 5.2 and 7.3');
  expect(orders).toContain('As it was, 4.2 of 100 ordered: between 3.6 and 4.8');
  const [doubt, look, night] = all('replay-map').map(({ textContent }) => textContent);
  expect(doubt).toContain('Qualified1,2041,871+667');
  expect(doubt).toContain('Expected by this map’s own offers: 31 of 100 accepted');
  expect(look).toContain('Expected by all maps together');
  expect(night).toContain('Accepted, expectednot knownnot known–');
  expect(result.textContent).toContain('Somebody is always free');
});

test.each([
  ['unclear', 'No clear difference.', 'Of 318 of 1,243 visitors nothing can be said'],
  ['untold', 'Cannot be told', 'Of 318 of 1,243 visitors nothing can be said'],
  ['empty', '', 'No session ended in these days.'],
])('[RP5] %s is said as such', async (scene, says, besides) => {
  const opened = await draw();
  await pick('replay-model', 'plain-rule');
  await go(opened);
  await answer(opened, 'replay.ask', replayAnswered({ days: 28, model: 'plain-rule' }, scene, NOW));
  const result = await shown('replay-result');
  expect(find('replay-says')?.textContent ?? '').toContain(says);
  expect(result.textContent).toContain(besides);
  expect(find('replay-says')?.textContent ?? '').not.toContain('orders.');
});

test('[RP5] a refusal is read in the reader’s language, and a next try is another question', async () => {
  const opened = await draw();
  await choose('map.json', '{"scoreFrom":101}');
  const question = await go(opened);
  const id = question?.id ?? '';
  opened.background.tell({ kind: 'refused', id, ...REPLAY_REFUSED });
  const refused = await shown('replay-refused');
  expect(refused.textContent).toContain('See /actionMaps/2/scoreFrom.');
  expect(refused.getAttribute('role')).toBe('alert');
  await go(opened, 2);
  await shown('replay-going');
});

test('[RP5, RP6, PN12] who stops waiting is not told any more, and it is neither asked again nor gone on with', async () => {
  const opened = await draw();
  await pick('replay-model', 'plain-rule');
  const question = await go(opened);
  expect(leftIn(opened)).toEqual([]);
  (await shown('replay-stop')).click();
  await until(() => expect(leftIn(opened)).toEqual([question?.id]));
  await until(() => expect(find('replay-going')).toBeNull());
  await answer(opened, 'replay.ask', replayAnswered({ days: 28, model: null }, 'more', NOW));
  opened.background.tell({ kind: 'link', state: { kind: 'live', since: 2 } });
  expect(asked(opened)).toHaveLength(1);
  expect(find('replay-result')).toBeNull();
  expect(root().querySelector('.empty')).not.toBeNull();
});

test('[RP5] figures go into files', async () => {
  const opened = await draw();
  await pick('replay-model', 'plain-rule');
  await go(opened);
  await answer(
    opened,
    'replay.ask',
    replayAnswered({ days: 28, model: 'plain-rule' }, 'more', NOW),
  );
  (await shown('replay-maps-csv')).click();
  (await shown('replay-estimates-csv')).click();
  expect(saved.map(({ name }) => name)).toEqual(['replay-maps.csv', 'replay-estimates.csv']);
  const [maps, estimates] = saved.map(({ text }) => text.trimEnd().split(/\r?\n/));
  expect(maps).toHaveLength(1 + 2 * 3);
  expect(maps?.[0]).toMatch(/^.?Action map,Name,Before or after,Qualified,/);
  expect(maps?.[2]).toBe(
    'doubt-at-checkout,Doubt at the checkout,after,1871,187,1684,522.009,404.136,131,9,map',
  );
  expect(estimates).toHaveLength(5);
});
