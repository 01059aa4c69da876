// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { suggested } from '../../../support/builders/suggestion.ts';
import { all, draw, find, shown, until } from './support/draw-panel.tsx';
import type { OpenedPanel } from './support/open-panel.ts';
import { ask, composer, key, noted, openTalking } from './support/suggesting.ts';

const BOTH = [suggested('delivery', { isOutOfDate: true }), suggested('greeting')];
let opened: OpenedPanel;

beforeEach(async () => {
  opened = await openTalking();
});
afterEach(() => vi.restoreAllMocks());

/** A window in which the chat and the suggestions have so many pixels. */
function roomOf(px: number): void {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(px);
}

test('[SU6] where the chat would be too low the best stands alone, and all of them when asked', async () => {
  roomOf(300);
  await draw(opened);
  await ask(opened, BOTH);
  await until(() =>
    expect(all('suggestion').map(({ dataset }) => dataset.article)).toEqual(['delivery']),
  );
  expect(find('suggestion')?.querySelector('kbd')?.textContent).toBe('1');
  expect(find('out-of-date')).not.toBeNull();
  expect(find('suggestions-says')?.textContent).toBe('2 suggestions');
  (await shown('whole-suggestions')).click();
  await until(() => expect(all('suggestion')).toHaveLength(2));
  (await shown('whole-suggestions')).click();
  await until(() => expect(all('suggestion')).toHaveLength(1));
});

test('[SU2, SU7] what does not stand there is not put in, and not noted as shown', async () => {
  roomOf(300);
  await draw(opened);
  await ask(opened, BOTH);
  await until(() => expect(noted(opened)).toHaveLength(1));
  expect(noted(opened)[0]).toMatchObject({ articles: [{ article: 'delivery' }] });
  expect(key(await composer(), '2').defaultPrevented).toBe(false);
  expect(key(await composer(), '1').defaultPrevented).toBe(true);
});

test('[SU6] with room enough all stand there', async () => {
  roomOf(500);
  await draw(opened);
  await ask(opened, BOTH);
  await until(() => expect(all('suggestion')).toHaveLength(2));
  expect(find('whole-suggestions')).toBeNull();
});
