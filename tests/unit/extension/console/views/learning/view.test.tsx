// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { placeOf } from '../../../../../../extension/console/place.ts';
import { LearningView } from '../../../../../../extension/console/views/learning/view.tsx';
import { FEATURES } from '../../../../../../sidecar/domain/engagement/features/row.ts';
import { learningAnswered } from '../../../../../screens/fixture-learning.ts';
import { all, commandsOf, find, shown, until } from '../../../panel/support/draw-panel.tsx';
import type { OpenedPanel } from '../../../panel/support/open-panel.ts';
import { NOW } from '../../../panel/support/rows.ts';
import { answer, drawView, questionsOf } from '../../support/draw-view.tsx';

async function drawn(scene: string): Promise<OpenedPanel> {
  const opened = await drawView(<LearningView />);
  await answer(opened, 'learning.ask', learningAnswered(scene, NOW));
  await shown('learning-deciding');
  return opened;
}

const asked = (opened: OpenedPanel) => questionsOf(opened, 'learning.ask');
const said = (testId: string) => all(testId).map(({ textContent }) => textContent);

function choose(testId: string, value: string): void {
  const select = find(testId);
  if (!(select instanceof HTMLSelectElement)) throw new Error('nothing to choose from');
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

test('[CO4] a shop that learned nothing reads what decides, what must happen, and the table of features', async () => {
  await drawn('empty');
  expect(said('learning-deciding')[0]).toMatch(/^The plain rule decides/);
  const young = find('learning-young')?.textContent;
  expect(young).toContain('About 500 ended sessions; none were counted yet.');
  expect(young).toContain('At least 300 older sessions to learn from, and 100 newer ones');
  expect(young).toContain('at least 30 with an order');
  expect(find('learning-back')?.getAttribute('aria-disabled')).toBe('true');
  expect(find('learning-back')?.getAttribute('aria-describedby')).toBe('learning-back-none');
  expect(all('learning-feature')).toHaveLength(FEATURES.length);
  expect(find('learning-order')).toBeNull();
  expect(find('learning-shop')).toBeNull();
});

test('[CO4] with a starting model it is said how far the shop is', async () => {
  await drawn('prior');
  expect(find('learning-deciding')?.dataset.by).toBe('prior');
  expect(find('learning-young')?.textContent).toContain('212 of about 500 ended sessions');
});

test('[CO4, LF11] every version says in words how right it is and what it gained, then in numbers', async () => {
  await drawn('full');
  expect(find('learning-young')).toBeNull();
  expect(said('learning-deciding')[0]).toMatch(
    /^This shop’s own model decides, learned .+ from 14,563 sessions\.$/,
  );
  expect(all('learning-version').map(({ dataset }) => dataset.state)).toEqual([
    ...['champion', 'rolled-back', 'retired', 'rejected', 'retired', 'candidate'],
  ]);
  expect(said('learning-quality')[0]).toBe(
    'Tells very well who will order: of two visits, one of which ends with an order, it names the right one 83 times of 100. Its chances are off by 1.2 points of 100 on average.',
  );
  expect(all('learning-gain').map(({ dataset }) => dataset.gained)).toEqual([
    ...['better', 'worse', 'better', 'unclear', 'better', 'few'],
  ]);
  expect(said('learning-gain')[1]).toContain('it cost 0.0081 more log loss');
  expect(said('learning-gain')[4]).toContain('Better than the share of visits that end with');
  expect(all('learning-version')[0]?.textContent).toContain('AUC0.832Log loss0.142');
  expect(find('learning-effect')?.textContent).toContain('2,069 visitors');
});

test('[CO4, LF6] features that moved much are named above the table, with what to do', async () => {
  await drawn('drift');
  const moved = find('learning-moved')?.textContent;
  expect(moved).toContain('Time: product page, Page value.');
  expect(moved).toContain('See whether the shop’s pages');
  choose('learning-order', 'drift');
  await until(() => expect(said('learning-feature')[0]).toContain('Time: product page'));
  expect(said('learning-feature')[0]).toContain('Much 0.412');
});

test('[CO4] where nothing moved much nothing is said of it, and the heaviest feature is first', async () => {
  await drawn('full');
  expect(find('learning-moved')).toBeNull();
  const weights = said('learning-feature').map((text) => Number(/0\.\d{3}/.exec(text ?? '')?.[0]));
  expect(weights).toEqual(weights.toSorted((one, other) => other - one));
});

test('[CO4, LF10] going back takes a second step that says what follows, is sent once, and asks again', async () => {
  const opened = await drawn('full');
  find('learning-back')?.click();
  const dialog = await shown('learning-back-dialog');
  expect(dialog.textContent).toContain('From then on the version of');
  expect(commandsOf(opened)).toEqual([]);
  dialog.querySelector('form')?.requestSubmit();
  await until(() => expect(commandsOf(opened)).toHaveLength(1));
  const [command] = commandsOf(opened);
  expect(command?.body).toEqual({ type: 'learning.roll-back', shop: 'boots', model: 'model-4' });
  await until(() => expect(find('learning-back-dialog')).toBeNull());
  expect(asked(opened)).toHaveLength(1);
  opened.background.tell({ kind: 'acked', id: command?.id ?? '', result: null });
  await until(() => expect(said('learning-outcome')).toEqual(['Taken back.']));
  expect(asked(opened)).toHaveLength(2);
});

test('[CO4, LF10] when somebody was faster the sidecar’s sentence says so', async () => {
  const opened = await drawn('full');
  find('learning-back')?.click();
  (await shown('learning-back-dialog')).querySelector('form')?.requestSubmit();
  const id = await until(() => {
    const [command] = commandsOf(opened);
    if (command === undefined) throw new Error('nothing was sent');
    return command.id;
  });
  const sentence = 'This model does not decide now.';
  opened.background.tell({ kind: 'refused', id, refusal: 'wrong-state', sentence });
  await until(() => expect(said('learning-outcome')).toEqual([sentence]));
});

test('[CO4, LF10] while the sidecar still scores by another, it is asked again until it does not', async () => {
  const opened = await drawn('changing');
  expect(said('learning-deciding')[0]).toMatch(/^From now on the version of .+ decides\./);
  const before = asked(opened).length;
  opened.pass(10_000);
  await until(() => expect(asked(opened).length).toBe(before + 1));
  await answer(opened, 'learning.ask', learningAnswered('full', NOW));
  await until(() => expect(find('learning-deciding')?.dataset.by).toBe('own'));
  opened.pass(10_000);
  opened.pass(10_000);
  await until(() => expect(find('learning-deciding')?.dataset.by).toBe('own'));
  expect(asked(opened).length).toBe(before + 1);
});

test('[CO4] another shop is another question', async () => {
  const opened = await drawn('full');
  expect(asked(opened)[0]?.body.shop).toBeNull();
  choose('learning-shop', 'shoes');
  await until(() => expect(asked(opened).at(-1)?.body.shop).toBe('shoes'));
});

test('[CO4, CO3] where a change is tried on the past is one press away', async () => {
  await drawn('full');
  const way = find('learning-replay')?.getAttribute('href') ?? '';
  expect(placeOf(way)).toEqual({ view: 'replay' });
});
