// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { OffersView } from '../../../../../../extension/console/views/offers/view.tsx';
import { offersAnswered } from '../../../../../screens/fixture-offers.ts';
import { all, find, root, shown, until } from '../../../panel/support/draw-panel.tsx';
import type { OpenedPanel } from '../../../panel/support/open-panel.ts';
import { answer, drawView, questionsOf } from '../../support/draw-view.tsx';

const draw = () => drawView(<OffersView />);
const asked = (opened: OpenedPanel) => questionsOf(opened, 'measures.ask');

test('[MS1, MS5] every map has five numbers, a sentence, and its interval where there is one', async () => {
  await answer(await draw(), 'measures.ask', offersAnswered('full'));
  await shown('offer-map');
  const cards = all('offer-map');
  expect(cards.map(({ dataset }) => dataset.says)).toEqual([
    'more',
    'unclear',
    'fewer',
    'too-few',
    undefined,
  ]);
  expect(cards.map((card) => card.querySelectorAll('dd').length)).toEqual([5, 5, 5, 5, 5]);
  expect(cards.map((card) => card.querySelector('[data-testid="effect-bar"]') !== null)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(all('effect-says').map(({ textContent }) => textContent)).toEqual([
    '108 extra orders: between 41 and 151.',
    'Says nothing yet: between -16 and 81 extra orders. About 820 more visitors needed.',
    '90 fewer orders than without offers: between 34 and 163.',
    'Says nothing yet: about 230 more visitors needed.',
  ]);
  expect(cards[0]?.textContent).toContain('pages claimed 188 and 9');
  expect(cards[4]?.textContent).toContain('By hand');
  expect(find('split-broken')).toBeNull();
});

test('[MS3] a broken split is an alarm above everything, and no map says anything under it', async () => {
  await answer(await draw(), 'measures.ask', offersAnswered('broken'));
  const alarm = await shown('split-broken');
  expect(alarm.getAttribute('role')).toBe('alert');
  expect(alarm.textContent).toContain('Do not believe the numbers below.');
  expect(alarm.textContent).toContain('121 held out and 1,862 offered, where about 198');
  expect(all('effect-bar')).toEqual([]);
  expect(all('effect-says')).toEqual([]);
  expect(all('offer-map')[0]?.textContent).toContain('Nothing can be said');
  expect(all('offer-map').length).toBe(5);
});

test('[MS3] a calm line says that the split is as drawn, or that too few were met to tell', async () => {
  await answer(await draw(), 'measures.ask', offersAnswered('full'));
  await shown('split-calm');
  const [drawn, few] = all('split-calm').map(({ textContent }) => textContent);
  expect(drawn).toContain('split as drawn, 207 of 2,069 visitors held out (10% planned)');
  expect(few).toContain('34 visitors, too few');
});

test('[MS1] nothing in these days is said as such, and other days are another question', async () => {
  const opened = await draw();
  await answer(opened, 'measures.ask', offersAnswered('empty'));
  await until(() => expect(root().querySelector('.empty')).not.toBeNull());
  const days = root().querySelector('select');
  if (days === null) throw new Error('no days to choose');
  days.value = '7';
  days.dispatchEvent(new Event('change', { bubbles: true }));
  await until(() => expect(asked(opened)).toHaveLength(2));
  const [first, second] = asked(opened).map(({ body }) => body.since);
  expect(Number(second) - Number(first)).toBe(21 * 86_400_000);
  // What is kept of one is not shown for the other.
  expect(root().querySelector('.empty')).toBeNull();
});

test('[EN19] where there is more than one map it is said which goes first, in one line', async () => {
  await answer(await draw(), 'measures.ask', offersAnswered('full'));
  const line = await shown('offers-order');
  expect(line.textContent).toContain(
    'the one with more gain goes first once that is known of each',
  );
});

test('[EN19] with one map, and offers by hand, there is no order to speak of', async () => {
  const told = offersAnswered('full');
  if (told.type !== 'measures.answered') throw new Error('another answer');
  const maps = [
    ...told.maps.slice(0, 1),
    ...told.maps.filter(({ actionMap }) => actionMap === null),
  ];
  await answer(await draw(), 'measures.ask', { ...told, maps });
  await shown('offer-map');
  expect(maps).toHaveLength(2);
  expect(find('offers-order')).toBeNull();
});
