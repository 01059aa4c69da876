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

test('[CO4, LF10] when somebody was faster the reason of the sidecar says so', async () => {
  const opened = await drawn('full');
  find('learning-back')?.click();
  (await shown('learning-back-dialog')).querySelector('form')?.requestSubmit();
  const id = await until(() => {
    const [command] = commandsOf(opened);
    if (command === undefined) throw new Error('nothing was sent');
    return command.id;
  });
  const reason = { word: 'not-deciding' } as const;
  const refused = { refusal: 'wrong-state', sentence: 'Not now.', reason } as const;
  opened.background.tell({ kind: 'refused', id, ...refused });
  const says = 'This version does not decide now, so there is nothing to take back.';
  await until(() => expect(said('learning-outcome')).toEqual([says]));
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

const weighing = () => find('learning-weighing')?.textContent;
const maps = () =>
  all('learning-map').map(({ dataset, textContent }) => [dataset.known, textContent]);

test('[CO4, EN20] by what offers are weighed is said, and each map with its interval and who decides', async () => {
  await drawn('full');
  expect(find('learning-weighing')?.dataset.by).toBe('version');
  expect(weighing()).toMatch(/decides for 2 of 3 maps; the others are taken at their word\.$/);
  expect(said('learning-distances')[0]).toBe(
    'Whom offers help more is told by crossed models (X-learner); 38% of what it says is believed.',
  );
  const [first, second, third] = maps();
  expect(first).toEqual([
    'true',
    'Twijfelt bij het afrekenen6,662 offered, 740 held out+4.1 ordersbetween +1.2 and +7.0What was learned',
  ]);
  expect(second?.[1]).toContain('-1.8 orders');
  expect(third?.[0]).toBe('false');
  expect(third?.[1]).toContain('Its wordabout 640 more visitors');
});

test('[CO4, EN20] every version says from how many visitors of each arm, and whether it decides', async () => {
  await drawn('full');
  const versions = all('learning-effect');
  expect(versions.map(({ dataset }) => dataset.state)).toEqual([
    ...['champion', 'rejected', 'retired', 'retired'],
  ]);
  expect(versions[0]?.textContent).toContain(
    '10,862 offered, 1,207 held out, 1,102 with an order.',
  );
  expect(versions[1]?.textContent).toContain('Taken back');
  // From before it was kept: what is known of it, and no more.
  expect(versions[3]?.textContent).toContain(': 1,204, 98 with an order.');
});

test('[CO4, EN20] with little data what is missing is said, of the shop and of each map', async () => {
  await drawn('young-effects');
  expect(weighing()).toContain('decides for no map yet: each is taken at its word');
  expect(said('learning-missing')).toEqual([
    ...Array(2).fill('No map is decided by it until 14 more orders were confirmed.'),
  ]);
  expect(said('learning-distances')[0]).toContain('All visitors of a map are taken to be alike');
  expect(maps()[0]?.[1]).toContain('about 1,210 more visitors');
  expect(maps()[1]?.[1]).toContain('Cannot be compared yet');
});

test('[CO4, EN20] before anything was learned, and after it was taken back, every map is said to be at its word', async () => {
  await drawn('prior');
  expect(find('learning-weighing')?.dataset.by).toBe('young');
  for (const way of ['before', 'none']) {
    expect(find(`learning-weighs-${way}`)?.getAttribute('aria-disabled')).toBe('true');
  }
  const idle = document.getElementById('learning-weighs-idle');
  expect(idle?.textContent).toContain('Nothing to take back');
  await drawn('effects-back');
  expect(find('learning-weighing')?.dataset.by).toBe('taken-back');
  expect(weighing()).toContain('A lead took back what was learned');
  expect(all('learning-effect')[0]?.textContent).toContain('Waits for more visitors');
});

test.each([
  ['before', 'From then on the version of'],
  ['none', 'From then on every map offers wherever it calls'],
] as const)(
  '[CO4, EN21] going back to %s takes a second step that says what follows, and is sent once',
  async (to, says) => {
    const opened = await drawn('full');
    find(`learning-weighs-${to}`)?.click();
    const dialog = await shown('learning-back-dialog');
    expect(dialog.textContent).toContain(says);
    expect(dialog.textContent).toContain('Only visitors first met after now teach a new version');
    expect(commandsOf(opened)).toEqual([]);
    dialog.querySelector('form')?.requestSubmit();
    await until(() => expect(commandsOf(opened)).toHaveLength(1));
    const [command] = commandsOf(opened);
    expect(command?.body).toEqual({
      type: 'learning.roll-back',
      shop: 'boots',
      model: 'effect-4',
      to,
    });
    opened.background.tell({ kind: 'acked', id: command?.id ?? '', result: null });
    await until(() => expect(said('learning-weighs-outcome')).toEqual(['Taken back.']));
    expect(asked(opened)).toHaveLength(2);
  },
);

test('[CO4, EN21] while the sidecar still weighs by another, it is said what will, and asked again', async () => {
  const opened = await drawn('changing');
  expect(find('learning-weighing')?.dataset.by).toBe('changing');
  expect(weighing()).toMatch(/^From now on the version of .+ weighs offers\./);
  const before = asked(opened).length;
  opened.pass(10_000);
  await until(() => expect(asked(opened).length).toBeGreaterThan(before));
});
